import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../support/app.ts";
import { type Discord, startDiscord } from "../../support/discord/start-discord.ts";
import type { Channel, Member } from "../../support/discord/world.ts";

describe("a chart on Discord", () => {
	let discord: Discord;
	let app: TestApp;
	let here: { by: Member; in: Channel };

	beforeAll(async () => {
		discord = await startDiscord();
		const guild = discord.addGuild({ name: "Card Corner", channels: ["general"] });
		const owner = discord.addMember(guild, { globalName: "Olive", manageServer: true });
		here = { by: owner, in: guild.channels[0] as Channel };
		app = await startTestApp({ config: { roles: ["bots", "worker"], discord: { token: discord.token, apiUrl: discord.url } } });
		await discord.waitFor(() => (discord.commands().length > 0 ? true : undefined), "the commands to be registered");
		await discord.reply(discord.command(here, "/shop setup", { name: "Card Corner" }).id);
	}, 60_000);
	afterAll(async () => {
		await app.stop();
		await discord.close();
	});

	test("is shown within the answer, as a picture that Discord keeps, with words for who can't see it", async () => {
		discord.command(here, "/item new", { sku: "PGO-055", title: "Snorlax", category: "tcg-single", price: "12.50" });
		await discord.waitFor(() => discord.messages(here.in.id).find(({ data }) => data.content.includes("PGO-055")), "the item in the channel");
		const history = await discord.reply(discord.command(here, "/price history", { sku: "PGO-055" }).id);
		expect(history.ephemeralFor).toBe(here.by.user.id);
		const [attachment] = history.data.attachments;
		expect(attachment).toMatchObject({ filename: "price-pgo-055.png", description: expect.stringMatching(/^Price of PGO-055 since .+ now \$12\.50\.$/) });
		expect(history.data.embeds).toHaveLength(1);
		expect(history.data.embeds[0]?.image?.url).toBe(attachment?.url);
		expect(discord.fileOf(history, "price-pgo-055.png")?.subarray(1, 4).toString()).toBe("PNG");
	});
});
