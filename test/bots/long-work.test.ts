import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../support/app.ts";
import { type Discord, startDiscord } from "../support/discord/start-discord.ts";
import type { Channel as DiscordChannel } from "../support/discord/world.ts";
import { until } from "../support/fill-shop.ts";
import { query } from "../support/query.ts";
import { mentionsOf, textOf } from "../support/slack/replies.ts";
import { type Slack, startSlack } from "../support/slack/start-slack.ts";

/** A message of a channel, as a person sees it. */
interface Shown {
	id: string;
	text: string;
	/** The message in whose thread it is, or that it replies to. */
	under: string | null;
	/** The ids of whom it notifies, and "everyone". */
	mentions: string[];
}

/** A channel of a shop, and what its owner does there. */
interface Stage {
	ownerId: string;
	/** A real person of the workspace who has nothing to do with it. */
	strangerId: string;
	shown(): Shown[];
	/** Types `/bulk price +10%` and presses Confirm beneath what comes back. */
	reprice(): Promise<void>;
}

const SECRET = "a signing secret";
let discord: Discord;
let slack: Slack;
let app: TestApp;
const stages = new Map<string, Stage>();

beforeAll(async () => {
	discord = await startDiscord();
	slack = await startSlack({ signingSecret: SECRET });
	const guild = discord.addGuild({ name: "Card Corner" });
	const place = { by: discord.addMember(guild, { globalName: "Olive", manageServer: true }), in: guild.channels[0] as DiscordChannel };
	const stranger = discord.addMember(guild, {});
	app = await startTestApp({
		config: {
			roles: ["bots", "worker"],
			discord: { token: discord.token, apiUrl: discord.url },
			slack: { signingSecret: SECRET, botToken: slack.token, apiUrl: slack.url },
		},
	});
	slack.setTarget(`http://127.0.0.1:${app.port}/slack/events`);
	await discord.waitFor(() => (discord.commands().length > 0 ? true : undefined), "the commands to be registered");

	const there = () => discord.messages(place.in.id);
	await discord.reply(discord.command(place, "/shop setup", { name: "Card Corner" }).id);
	discord.command(place, "/item new", { sku: "A-1", title: "Snorlax", category: "tcg-single", price: "10.00" });
	await discord.waitFor(() => there().find(({ data }) => data.content.includes("A-1")), "the item");
	stages.set("Discord", {
		ownerId: place.by.user.id,
		strangerId: stranger.user.id,
		shown: () =>
			there().map(({ data }) => ({
				id: data.id,
				text: data.content,
				under: data.message_reference?.message_id ?? null,
				mentions: [...data.mentions.map(({ id }) => id), ...(data.mention_everyone ? ["everyone"] : [])],
			})),
		async reprice() {
			const before = there().length;
			discord.command(place, "/bulk price", { change: "+10%" });
			const preview = await discord.waitFor(() => there()[before], "the preview");
			discord.press(preview, "Confirm", place.by);
		},
	});

	const channel = slack.addChannel();
	const here = { by: slack.addUser({ name: "olive", isAdmin: true }), in: channel };
	await slack.reply(await slack.command(here, '/shop setup "Game Garage"'));
	await slack.reply(await slack.command(here, "/item new A-1 Snorlax category:tcg-single price:10.00"));
	stages.set("Slack", {
		ownerId: here.by.id,
		strangerId: slack.addUser({ name: "bo" }).id,
		shown: () =>
			slack
				.messages(channel.id)
				.filter(({ ephemeralFor }) => ephemeralFor === null)
				.map((message) => ({ id: message.ts, text: textOf(message), under: message.threadTs, mentions: mentionsOf(message) })),
		async reprice() {
			const preview = await slack.reply(await slack.command(here, "/bulk price +10%"), { until: (message) => textOf(message).includes("would change") });
			await slack.press(preview, "Confirm", here.by);
		},
	});
}, 60_000);
afterAll(async () => {
	await app?.stop();
	await discord?.close();
	await slack?.close();
});

const sql = <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => query<Row>(app.database.ownerUrl, text, values);

/** Begins and confirms one, and keeps it waiting until its message is known and `change` has been made to its row; returns its message's end. */
async function repriceMeanwhile(platform: string, change: (operationId: string) => Promise<unknown>): Promise<Shown> {
	const stage = stages.get(platform) as Stage;
	const [shop] = await sql<{ vendor_id: string }>("SELECT vendor_id FROM workspace WHERE surface = $1", [platform.toLowerCase()]);
	const turns = new pg.Client({ connectionString: app.database.ownerUrl });
	await turns.connect();
	await turns.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [`bulk:${shop?.vendor_id}`]);
	await stage.reprice();
	let operation: { id: string; number: number; message_id: string } | undefined;
	await until(async () => {
		[operation] = await sql<{ id: string; number: number; message_id: string }>(
			`SELECT operation.id, number, message_id FROM bulk_operation operation JOIN progress_message ON bulk_operation_id = operation.id
				WHERE operation.vendor_id = $1 AND status = 'queued'`,
			[shop?.vendor_id],
		);
		return operation !== undefined;
	});
	await change(operation?.id ?? "");
	await turns.end();
	const end = () => stage.shown().find(({ id, text }) => id === operation?.message_id && text.includes(`B-${operation.number} is done`));
	await until(async () => end() !== undefined && (await sql("SELECT FROM outbox WHERE status = 'pending'")).length === 0);
	return end() as Shown;
}

const notesUnder = (platform: string, { id }: Shown) => (stages.get(platform) as Stage).shown().filter(({ under }) => under === id);

describe.each(["Discord", "Slack"])("on %s", (platform) => {
	test("the end of a long operation is told in the thread of its message, to its person and nobody else, whatever its data are called", async () => {
		const { ownerId, strangerId } = stages.get(platform) as Stage;
		const words = `<@${strangerId}> <@U999> @everyone <!channel>`;
		const end = await repriceMeanwhile(platform, (operationId) =>
			sql("UPDATE bulk_operation SET asked_at = asked_at - interval '20 s', source = source || jsonb_build_object('words', $2::text) WHERE id = $1", [
				operationId,
				words,
			]),
		);
		const [note, ...others] = notesUnder(platform, end);
		expect(others).toEqual([]);
		expect(note?.mentions).toEqual([ownerId]);
		const said = note?.text.replaceAll("\\", "");
		expect(said).toContain("B-1 is done: ");
		expect(said).toContain(` for "${words}". 1 item changed.`);
		expect(end.mentions).toEqual([]);
	}, 30_000);

	test("of a short one, its message alone tells", async () => {
		const end = await repriceMeanwhile(platform, async () => {});
		expect(notesUnder(platform, end)).toEqual([]);
	}, 30_000);

	test("nothing that was sent breaks a rule of the platform's", () => {
		expect((platform === "Discord" ? discord : slack).violations).toEqual([]);
	});
});
