import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { consoleCommands } from "../../support/console-commands.ts";
import { query } from "../../support/query.ts";
import { CONSOLE_TOKEN, startConsole, type TestConsole } from "../../support/start-console.ts";

interface Page {
	messages: { id: string; at: string; reply: { text: string } }[];
	cursor: string | null;
}

describe("messages that come by themselves", () => {
	let console: TestConsole;

	beforeAll(async () => {
		console = await startConsole(consoleCommands());
		expect(await read()).toEqual({ messages: [], cursor: null });
		await console.post({ text: '/shop setup "Card Corner"' });
	});
	beforeEach(async () => {
		await query(console.ownerUrl, "DELETE FROM outbox");
	});
	afterAll(() => console.stop());

	async function read(after?: string | null): Promise<Page> {
		const headers = { Authorization: `Bearer ${CONSOLE_TOKEN}` };
		const { status, json } = await console.ask(`/console/messages${after ? `?after=${encodeURIComponent(after)}` : ""}`, { headers });
		expect(status).toBe(200);
		return json();
	}

	/** As the worker leaves a row behind once it is sent. */
	async function send(text: string, { secondsAgo = 0, status = "sent", surface = "console" } = {}): Promise<void> {
		await query(
			console.ownerUrl,
			`INSERT INTO outbox (vendor_id, workspace_id, channel_id, message_id, reply, dedupe_key, status, sent_at)
			SELECT vendor_id, id, 'console', CASE WHEN $3 = 'sent' THEN $1 END, jsonb_build_object('text', $1::text, 'audience', 'channel'), $1, $3,
				CASE WHEN $3 = 'sent' THEN now() - make_interval(secs => $2) END
			FROM workspace WHERE surface = $4`,
			[text, secondsAgo, status, surface],
		);
	}

	const texts = ({ messages }: Page) => messages.map(({ reply }) => reply.text);

	it("come in the order of their sending, once sent", async () => {
		await send("second", { secondsAgo: 60 });
		await send("first", { secondsAgo: 120 });
		await send("not yet", { status: "pending" });
		expect(texts(await read())).toEqual(["first", "second"]);
	});

	it("begin with the newest few", async () => {
		for (let age = 30; age > 0; age--) await send(`${age} minutes ago`, { secondsAgo: age * 60 });
		const page = await read();
		expect(page.messages).toHaveLength(20);
		expect(texts(page).at(-1)).toBe("1 minutes ago");
	});

	it("are all told to who goes on asking with the cursor, under ids that tell what was seen", async () => {
		const { cursor } = await read();
		await send("late, in a transaction that took its time", { secondsAgo: 20 });
		const page = await read(cursor);
		await send("new");
		const next = await read(page.cursor);
		expect(texts(page)).toEqual(["late, in a transaction that took its time"]);
		expect(texts(next)).toEqual(["late, in a transaction that took its time", "new"]);
		expect(next.messages[0]?.id).toBe(page.messages[0]?.id);
	});

	it("pass through a burst that is larger than one page", async () => {
		const { cursor: start } = await read();
		await query(
			console.ownerUrl,
			`INSERT INTO outbox (vendor_id, workspace_id, channel_id, reply, dedupe_key, status, sent_at)
			SELECT vendor_id, id, 'console', jsonb_build_object('text', n::text, 'audience', 'channel'), n::text, 'sent', now() - make_interval(secs => (1200 - n) / 1000.0)
			FROM workspace, generate_series(1, 1200) AS n WHERE surface = 'console'`,
		);
		const seen = new Set<string>();
		let cursor = start;
		for (let page = 0; page < 5; page++) {
			const next = await read(cursor);
			for (const { id } of next.messages) seen.add(id);
			cursor = next.cursor;
		}
		expect(seen.size).toBe(1_200);
	});

	it("are not those of another workspace of the shop, nor of another shop", async () => {
		await query(
			console.ownerUrl,
			`INSERT INTO workspace (vendor_id, surface, external_id, name) SELECT vendor_id, 'discord', 'guild', 'Guild' FROM workspace WHERE surface = 'console' ON CONFLICT DO NOTHING`,
		);
		await query(
			console.ownerUrl,
			`WITH made AS (INSERT INTO vendor (name, currency) VALUES ('Another', 'USD') RETURNING id)
			INSERT INTO workspace (vendor_id, surface, external_id, name) SELECT id, 'slack', 'T1', 'Team' FROM made`,
		);
		await send("for the guild", { surface: "discord" });
		await send("for another shop", { surface: "slack" });
		await send("for the console");
		expect(texts(await read())).toEqual(["for the console"]);
	});

	it("need a cursor that the console gave", async () => {
		const { status } = await console.ask("/console/messages?after=yesterday-ish", { headers: { Authorization: `Bearer ${CONSOLE_TOKEN}` } });
		expect(status).toBe(400);
	});
});
