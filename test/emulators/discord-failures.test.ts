import { setTimeout as sleep } from "node:timers/promises";
import { GatewayIntentBits } from "discord.js";
import { describe, expect, it } from "vitest";
import { startDiscord } from "../support/discord/start-discord.ts";
import type { Channel } from "../support/discord/world.ts";
import { startTinyDiscordBot } from "./tiny-discord-bot.ts";
import { useTinyDiscordBot } from "./use-tiny-discord-bot.ts";

const t = useTinyDiscordBot();

describe("failures", () => {
	it("limits the rate on demand, and the client waits as told", async () => {
		t.discord.failNext({ status: 429, retryAfter: 0.2, match: /POST \/channels/ });
		const start = Date.now();
		await t.bot.client.rest.post(`/channels/${t.channel.id}/messages`, { body: { content: "after the limit" } });
		expect(Date.now() - start).toBeGreaterThanOrEqual(200);
		t.discord.failNext({ status: 500, count: 2, match: /POST \/channels/ });
		await expect(t.bot.client.rest.post(`/channels/${t.channel.id}/messages`, { body: { content: "x" } })).rejects.toThrow();
	});

	it("drops the gateway: the client resumes and gets what it missed", async () => {
		t.answer = async (interaction) => {
			if (interaction.isChatInputCommand()) await interaction.reply("still here");
		};
		const { identifies, resumes } = t.discord.gateway;
		await t.discord.dropGateway();
		await t.discord.connected();
		expect(t.discord.gateway).toEqual({ identifies, resumes: resumes + 1 });
		expect((await t.discord.reply(t.discord.command(t.place(), "/price set", { sku: "A-1" }).id)).data.content).toBe("still here");
		await t.discord.dropGateway({ resumable: false });
		await t.discord.connected();
		expect(t.discord.gateway.identifies).toBe(identifies + 1);
	});

	it("tells an outage of a guild from its removal", async () => {
		const other = t.discord.addGuild({ name: "Other" });
		await t.discord.waitFor(() => t.bot.client.guilds.cache.get(other.id), "the guild");
		const removed: string[] = [];
		t.bot.client.on("guildDelete", ({ id }) => removed.push(id));
		t.discord.setOutage(other, true);
		t.discord.setOutage(other, false);
		await sleep(50);
		expect(removed).toEqual([]);
		t.discord.removeGuild(other);
		await sleep(50);
		expect(removed).toEqual([other.id]);
	});

	it("refuses privileged intents and lets a token die", async () => {
		const own = await startDiscord({ tokenMs: 100 });
		const client = startTinyDiscordBot(own, async () => {}, [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent]);
		await expect(client).rejects.toThrow(/disallowed intents/);
		const ownGuild = own.addGuild();
		const person = own.addMember(ownGuild);
		const errors: unknown[] = [];
		const tiny = await startTinyDiscordBot(own, async (interaction) => {
			if (!interaction.isChatInputCommand()) return;
			await interaction.deferReply();
			await sleep(150);
			await interaction.editReply("too late").catch((error: unknown) => errors.push(error));
		});
		await tiny.client.application?.commands.set([{ name: "slow", description: "x" }]);
		own.command({ by: person, in: ownGuild.channels[0] as Channel }, "/slow");
		await own.waitFor(() => own.calls.find((call) => call.status === 401), "the refusal");
		await sleep(20);
		expect(errors).toMatchObject([{ code: 50027, status: 401 }]);
		await tiny.stop();
		await own.close();
	});
});
