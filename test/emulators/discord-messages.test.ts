import { setTimeout as sleep } from "node:timers/promises";
import { MessageFlags, ModalBuilder, TextInputBuilder, TextInputStyle } from "discord.js";
import { describe, expect, it } from "vitest";
import { button, refusal, row, useTinyDiscordBot } from "./use-tiny-discord-bot.ts";

const t = useTinyDiscordBot();

describe("message bodies", () => {
	const eleven = Array.from({ length: 6 }, (_, index) => button(`b${index}`, `${index}`).toJSON());
	it.each([
		["2,001 characters", { content: "x".repeat(2001) }],
		["an empty message", { content: "" }],
		["buttons alone", { components: [row(button("a", "A")).toJSON()] }],
		["6 buttons in a row", { content: "x", components: [{ type: 1, components: eleven }] }],
		["6 rows", { content: "x", components: Array.from({ length: 6 }, (_, index) => row(button(`r${index}`, "A")).toJSON()) }],
		["one custom id twice", { content: "x", components: [row(button("a", "A"), button("a", "B")).toJSON()] }],
		["a custom id of 101 characters", { content: "x", components: [{ type: 1, components: [{ type: 2, style: 1, label: "A", custom_id: "x".repeat(101) }] }] }],
		["a button without a style", { content: "x", components: [{ type: 1, components: [{ type: 2, label: "A", custom_id: "x" }] }] }],
		["an embed title of 257 characters", { embeds: [{ title: "x".repeat(257) }] }],
		["26 fields", { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: "a", value: "b" })) }] }],
		["a blank field", { embeds: [{ fields: [{ name: "a", value: " " }] }] }],
		["6,001 characters in all embeds", { embeds: [{ description: "x".repeat(4000) }, { description: "x".repeat(2001) }] }],
		["an embed's picture that was not sent", { embeds: [{ title: "x", image: { url: "attachment://none.png" } }] }],
	])("refuses %s", async (_what, body) => {
		const error = await refusal(t.bot.client.rest.post(`/channels/${t.channel.id}/messages`, { body }));
		expect(error.status).toBe(400);
		expect(t.discord.violations).toHaveLength(1);
	});

	it("counts characters and not code units", async () => {
		await t.bot.client.rest.post(`/channels/${t.channel.id}/messages`, { body: { content: "🃏".repeat(2000) } });
		expect(t.discord.messages(t.channel.id).at(-1)?.data.content).toHaveLength(4000);
	});

	it("takes a file with a message and refuses too many bytes", async () => {
		const target = await t.bot.client.channels.fetch(t.channel.id);
		if (!target?.isSendable()) throw new Error("not sendable");
		const message = await target.send({ content: "report", files: [{ attachment: Buffer.from("a,b\n"), name: "r.csv" }] });
		await message.edit({ content: "report 2" });
		expect(t.discord.messages(t.channel.id).at(-1)?.data).toMatchObject({ content: "report 2", attachments: [{ filename: "r.csv", size: 4 }] });
		expect(await (await fetch(message.attachments.first()?.url ?? "")).text()).toBe("a,b\n");
		t.discord.expireAttachments();
		expect((await fetch(message.attachments.first()?.url ?? "")).status).toBe(404);
		const large = target.send({ files: [{ attachment: Buffer.alloc(10 * 1024 * 1024 + 1), name: "x" }] });
		expect(await refusal(large)).toMatchObject({ status: 413, code: 40005 });
	});

	it("tells a channel that is gone from one that is closed to the bot", async () => {
		const extra = t.discord.addChannel(t.guild, "extra");
		const post = () => t.bot.client.rest.post(`/channels/${extra.id}/messages`, { body: { content: "x" } });
		extra.botMayPost = false;
		expect(await refusal(post())).toMatchObject({ status: 403, code: 50013 });
		t.discord.removeChannel(extra);
		expect(await refusal(post())).toMatchObject({ status: 404, code: 10003 });
	});
});
describe("buttons and modals", () => {
	it("updates the message whose button is pressed, for the person who sees it", async () => {
		t.answer = async (interaction) => {
			if (interaction.isChatInputCommand())
				await interaction.reply({ content: "one", flags: MessageFlags.Ephemeral, components: [row(button("next", "Next"))] });
			if (interaction.isButton()) await interaction.update({ content: `two ${interaction.customId} ${interaction.message.content}`, components: [] });
		};
		const reply = await t.discord.reply(t.discord.command(t.place(), "/price set", { sku: "A-1" }).id);
		expect(() => t.discord.press(reply, "Next", t.discord.addMember(t.guild))).toThrow("does not see");
		expect(() => t.discord.press(reply, "Back", t.member)).toThrow('no button "Back" (there are: Next)');
		const updated = await t.discord.reply(t.discord.press(reply, "Next", t.member).id);
		expect(updated).toBe(reply);
		expect(updated.data.content).toBe("two next one");
		expect(() => t.discord.press(reply, "Next", t.member)).toThrow("none");
		expect(t.bot.errors).toEqual([]);
	});

	it("waits for the edit after a deferred update", async () => {
		t.answer = async (interaction) => {
			if (interaction.isChatInputCommand()) await interaction.reply({ content: "one", components: [row(button("next", "Next"))] });
			if (!interaction.isButton()) return;
			await interaction.deferUpdate();
			await sleep(100);
			await interaction.editReply({ content: "two" });
		};
		const reply = await t.discord.reply(t.discord.command(t.place(), "/price set", { sku: "A-1" }).id);
		expect((await t.discord.reply(t.discord.press(reply, "Next", t.member).id)).data.content).toBe("two");
	});

	it("shows a modal and submits it", async () => {
		t.answer = async (interaction) => {
			if (interaction.isChatInputCommand()) {
				const input = new TextInputBuilder().setCustomId("amount").setStyle(TextInputStyle.Short);
				await interaction.showModal(
					new ModalBuilder()
						.setCustomId("m")
						.setTitle("Amount")
						.addLabelComponents((label) => label.setLabel("Amount").setTextInputComponent(input)),
				);
			}
			if (interaction.isModalSubmit()) await interaction.reply(`got ${interaction.fields.getTextInputValue("amount")}`);
		};
		const sent = t.discord.command(t.place(), "/price set", { sku: "A-1" });
		expect(await t.discord.modal(sent.id)).toMatchObject({ title: "Amount" });
		expect(() => t.discord.submit(sent, { wrong: "x" })).toThrow("no input wrong");
		expect((await t.discord.reply(t.discord.submit(sent, { amount: "12" }).id)).data.content).toBe("got 12");
		expect(t.bot.errors).toEqual([]);
	});
});
