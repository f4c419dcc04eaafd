import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../support/app.ts";
import { type Discord, startDiscord } from "../../support/discord/start-discord.ts";
import type { Channel, Guild, Member } from "../../support/discord/world.ts";

describe("the commands on Discord", () => {
	let discord: Discord;
	let app: TestApp;
	let guild: Guild;
	let channel: Channel;
	let owner: Member;
	let here: { by: Member; in: Channel };
	const reply = async (line: string, values = {}, by = owner) => (await discord.reply(discord.command({ by, in: channel }, line, values).id)).data.content;
	const posted = (what: string) =>
		discord.waitFor(() => discord.messages(channel.id).find((one) => one.data.content.includes(what)), `"${what}" in the channel`);

	beforeAll(async () => {
		discord = await startDiscord();
		guild = discord.addGuild({ name: "Card Corner", channels: ["general"] });
		channel = guild.channels[0] as Channel;
		owner = discord.addMember(guild, { globalName: "Olive", manageServer: true });
		here = { by: owner, in: channel };
		app = await startTestApp({ config: { roles: ["bots", "worker"], discord: { token: discord.token, apiUrl: discord.url } } });
		await discord.waitFor(() => (discord.commands().length > 0 ? true : undefined), "the commands to be registered");
	}, 60_000);
	afterAll(async () => {
		await app.stop();
		await discord.close();
	});

	test("a guild that is not linked is told how to begin", async () => {
		expect(await reply("/find", { words: "snorlax" })).toContain("/shop setup");
	});

	test("only who manages the server founds the shop", async () => {
		const clerk = discord.addMember(guild, {});
		expect(await reply("/shop setup", { name: "Card Corner" }, clerk)).toMatch(/Manage Server/);
		expect(await reply("/shop setup", { name: "Card Corner" })).toContain("Card Corner");
	});

	test("an item is made, received, priced, found, sold, and the sale undone", async () => {
		discord.command(here, "/item new", { sku: "PGO-055", title: "Snorlax *holo*", category: "tcg-single", price: "12.50" });
		await posted("PGO-055");
		discord.command(here, "/stock receive", { sku: "PGO-055", quantity: 3 });
		await posted("3");
		discord.command(here, "/price set", { sku: "PGO-055", price: "14.00" });
		await posted("$14.00");

		const found = await discord.reply(discord.command(here, "/find", { words: "snorlax" }).id);
		expect(JSON.stringify(found.data.embeds)).toContain("PGO-055");
		const choices = await discord.autocomplete(here, "/sell", "sku", { sku: "snor" });
		expect(choices).toEqual([{ name: expect.stringContaining("Snorlax *holo*"), value: "PGO-055" }]);

		const before = discord.messages(channel.id).length;
		discord.command(here, "/sell", { sku: "PGO-055" });
		const sold = await discord.waitFor(() => discord.messages(channel.id)[before], "the sale in the channel");
		expect(sold.data.content).toContain("PGO-055");
		discord.press(sold, "Undo", owner);
		await discord.waitFor(() => discord.messages(channel.id)[before + 1], "the undo in the channel");
		expect(JSON.stringify((await discord.reply(discord.command(here, "/find", { words: "snorlax" }).id)).data.embeds)).toMatch(/\b3\b/);
	});

	test("a ticket is filled into a form, looked at privately, edited, paid in the channel, and undone", async () => {
		discord.command(here, "/item new", { sku: "TKT-1", title: "Mewtwo", category: "tcg-single", price: "20.00", quantity: 3 });
		await posted("TKT-1");
		const asked = discord.command(here, "/sell");
		expect(await discord.modal(asked.id)).toMatchObject({ title: "Sell", components: [{ component: { custom_id: "lines", style: 2 } }, {}, {}] });
		const ticket = await discord.reply(discord.submit(asked, { lines: "2 mewtwo\n< mewtwo @ 5", discount: "10%", tender: ["cash"] }).id);
		expect(ticket.ephemeralFor).toBe(owner.user.id);
		expect(ticket.data.content).toContain("The customer pays $31.00.");
		expect(labelsOf(ticket)).toEqual(["Cash $31.00", "Card $31.00", "Credit $31.00", "Other $31.00", "Edit", "Drop"]);

		const edit = discord.press(ticket, "Edit", owner);
		const modal = await discord.modal(edit.id);
		expect(JSON.stringify(modal.components)).toContain(JSON.stringify("2 mewtwo\n< mewtwo @ 5"));
		const edited = await discord.reply(discord.submit(edit, { lines: "1 mewtwo", discount: "" }).id);
		expect(edited.data.content).toContain("The customer pays $20.00.");

		const before = discord.messages(channel.id).length;
		discord.press(edited, "Cash $20.00", owner);
		const paid = await discord.waitFor(() => discord.messages(channel.id)[before], "the ticket in the channel");
		expect(paid.ephemeralFor).toBeNull();
		expect(paid.data.content).toMatch(/^T-1: sold Mewtwo\.\nPaid \$20\.00 by cash\./);
		expect((await discord.reply(discord.press(edited, "Edit", owner).id)).data.content).toBe("T-1 is done already.");
		discord.press(paid, "Undo", owner);
		await posted("what was sold is back");
	});

	test("a long command that was refused is mended in a form, and keeps what has no field there", async () => {
		const title = `Snorlax ${"of the mountains ".repeat(8)}`.trim();
		const typed = {
			sku: "LNG-1",
			title,
			category: "tcg-single",
			price: "9",
			condition: "shiny",
			attributes: "game=Pokémon; language=Japanisch",
			quantity: 2,
			cost: "1",
		};
		const refused = await discord.reply(discord.command(here, "/item new", { ...typed, notes: "from the *attic*" }).id);
		expect(refused.data.content).toContain("shiny");
		const pressed = discord.press(refused, "Edit", owner);
		const modal = await discord.modal(pressed.id);
		expect(JSON.stringify(modal.components)).toContain(title);
		expect(modal.components).toHaveLength(5);
		discord.submit(pressed, { sku: "LNG-1", title: `${title}!`, category: ["tcg-single"], price: "9", condition: "NM" });
		await posted("LNG-1");
		const shown = JSON.stringify((await discord.reply(discord.command(here, "/item show", { sku: "LNG-1" }).id)).data);
		for (const kept of [`${title}!`, "Near Mint", "ja", "attic", "$1.00"]) expect(shown).toContain(kept);
	});

	test("channels are named as Discord names them", async () => {
		discord.command(here, "/notify here", { topics: "sales" });
		await posted("This channel is told of sales");
		const listed = await discord.reply(discord.command(here, "/notify list").id);
		expect(listed.data.embeds[0]?.description).toContain(` · <#${channel.id}> · sales`);
		discord.command(here, "/notify off");
		await posted("This channel is told of nothing");
	});

	test("a bulk operation is previewed, confirmed by its button, and its message moves to the end", async () => {
		discord.command(here, "/bulk price", { change: "+10%" });
		const preview = await discord.waitFor(
			() => discord.messages(channel.id).find((one) => one.data.content.includes("B-1") && labelsOf(one).length > 0),
			"the preview",
			20_000,
		);
		discord.press(preview, labelsOf(preview)[0] ?? "", owner);
		const done = await discord.waitFor(
			() => discord.messages(channel.id).find(({ data }) => data.content.includes("B-1") && data.content.includes("100%")),
			"the operation's end in the channel",
			20_000,
		);
		expect(done.ephemeralFor).toBeNull();
		expect(JSON.stringify((await discord.reply(discord.command(here, "/find", { words: "snorlax" }).id)).data.embeds)).toContain("$15.40");
	}, 40_000);

	test("nothing that was sent breaks a rule of Discord's", () => {
		expect(discord.violations).toEqual([]);
	});
});

function labelsOf(message: { data: { components?: unknown } }): string[] {
	return [...JSON.stringify(message.data.components ?? []).matchAll(/"label":"([^"]+)"/g)].map((match) => match[1] ?? "");
}
