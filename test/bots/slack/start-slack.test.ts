import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { defineCommand } from "../../../src/bots/commands/define-command.ts";
import { createSlack, type RunningSlack } from "../../../src/bots/slack/start-slack.ts";
import { createVault } from "../../../src/domain/core/vault.ts";
import { mentionsOf, textOf } from "../../support/slack/replies.ts";
import { type Slack, startSlack } from "../../support/slack/start-slack.ts";
import type { Channel, User } from "../../support/slack/world.ts";
import { TEST_SECRET_KEY } from "../../support/test-secret-key.ts";
import { talkDispatcher } from "../talk-commands.ts";

const { dispatcher, tracked, faults } = talkDispatcher();
const callers: { identityId: string; workspaceExternalId: string; displayName: string; managesWorkspace: boolean; text: string }[] = [];
const logged: string[] = [];
const log = {
	info: () => {},
	warn: (_details: object, message: string) => logged.push(message),
	error: (_details: object, message: string) => logged.push(message),
};
const found = defineCommand({
	name: "shop found",
	summary: "Found a shop",
	examples: ["/shop found"],
	needs: "person",
	audience: "private",
	input: z.strictObject({}),
	run: async () => ({ text: "", audience: "private" }),
});
/** Keeps who asked. A command that needs a person would ask the database, so it is answered here. */
const listening = {
	...dispatcher,
	commands: [...dispatcher.commands, found],
	runText: async (text: string, caller: Parameters<typeof dispatcher.runText>[1]) => {
		callers.push({ ...caller, text });
		if (text.startsWith("/shop found"))
			return { ok: true as const, reply: { text: caller.managesWorkspace ? "Yours" : "Not yours", audience: "private" as const } };
		return dispatcher.runText(text, caller);
	},
};

describe("the Slack app", () => {
	let slack: Slack;
	let app: RunningSlack;
	let server: ReturnType<ReturnType<typeof express>["listen"]>;
	let ana: User;
	let channel: Channel;
	const here = () => ({ by: ana, in: channel });
	const say = async (line: string) => slack.reply(await slack.command(here(), line));

	beforeAll(async () => {
		slack = await startSlack({ signingSecret: "a signing secret" });
		ana = slack.addUser({ name: "ana" });
		channel = slack.addChannel();
		app = createSlack({
			signingSecret: "a signing secret",
			botToken: slack.token,
			apiUrl: slack.url,
			dispatcher: listening,
			complete: async () => [],
			vault: createVault(TEST_SECRET_KEY),
			log,
		});
		const web = express();
		web.use(app.router);
		web.use(express.json());
		web.post("/other", (request, response) => void response.json(request.body));
		server = web.listen(0, "127.0.0.1");
		await new Promise((resolve) => server.once("listening", resolve));
		slack.setTarget(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
	}, 60_000);
	afterAll(async () => {
		await app.stop();
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
		await slack.close();
	});
	afterEach(() => {
		expect(slack.violations).toEqual([]);
		slack.violations.length = 0;
		logged.length = 0;
	});

	test("answers the check of its address", async () => {
		expect(await slack.verifyUrl()).toBe(true);
	});

	test.each([
		["a wrong signature", { wrongSecret: true }],
		["an old request", { ageSeconds: 600 }],
		["a changed body", { tamper: true }],
	])("refuses %s", async (_case, how) => {
		const before = callers.length;
		const sent = await slack.command(here(), "/find x", how);
		expect(sent.ack?.status).toBe(401);
		expect(callers).toHaveLength(before);
	});

	test("leaves other routes of the same app their own parsers", async () => {
		const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/other`, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: '{"a":1}',
		});
		expect(await response.json()).toEqual({ a: 1 });
	});

	test.each(["/find charizard condition:NM", "/omni find charizard condition:NM", "/omni /find charizard condition:“NM”"])(
		"answers %s privately, with a table",
		async (line) => {
			const answer = await say(line);
			expect(answer.ephemeralFor).toBe(ana.id);
			expect(textOf(answer)).toContain("Found charizard NM");
			expect(answer.blocks.map(({ type }) => type)).toEqual(["rich_text", "table", "actions"]);
		},
	);

	test("/omni alone asks for help", async () => {
		await slack.command(here(), "/omni");
		expect(callers.at(-1)?.text).toBe("/help");
	});

	test("a button types its command as the one who presses it", async () => {
		const bo = slack.addUser({ name: "bo" });
		const posted = await say("/price set A-1 12.50");
		expect(posted).toMatchObject({ ephemeralFor: null, via: "chat.postMessage" });
		expect(textOf(posted)).toContain("Asked by ana");
		const undone = await slack.reply(await slack.press(posted, "Undo", bo));
		expect(undone.ephemeralFor).toBe(bo.id);
		expect(textOf(undone)).toBe("Undone");
		expect(callers.at(-1)).toMatchObject({ displayName: "bo", identityId: `${slack.team.id}:${bo.id}`, text: "/price undo" });
	});

	test("a button in a private answer works as well", async () => {
		const first = await say("/find charizard");
		const second = await slack.reply(await slack.press(first, "More", ana));
		expect(second.ephemeralFor).toBe(ana.id);
		expect(callers.at(-1)?.text).toBe("/find charizard page:2");
	});

	test("keeps an error private", async () => {
		const answer = await say("/price set GONE 1");
		expect(answer.ephemeralFor).toBe(ana.id);
		expect(textOf(answer)).toBe("There is no item GONE.\nEdit");
	});

	test("tells a fault by its reference", async () => {
		expect(textOf(await say("/price set BUG 1"))).toMatch(/Reference [0-9a-f]{8}/);
		expect(faults).toHaveLength(1);
	});

	test("names an unknown command, privately", async () => {
		const answer = await say("/omni pricee set A-1 1");
		expect(answer.ephemeralFor).toBe(ana.id);
		expect(textOf(answer)).toContain("Did you mean /price set?");
	});

	test("says that Slack can't carry a file", async () => {
		expect(textOf(await say("/bulk import kind:stock"))).toContain("Slack can't send a file along with /bulk import");
	});

	test("knows a person by team and user, or by enterprise and user", async () => {
		await say("/shop whoami");
		expect(callers.at(-1)).toMatchObject({ identityId: `${slack.team.id}:${ana.id}`, workspaceExternalId: slack.team.id });
		const grid = slack.addTeam({ enterpriseId: "E123" });
		await slack.reply(await slack.command({ by: slack.addUser({ team: grid, name: "eve" }), in: slack.addChannel({ team: grid }) }, "/shop whoami"));
		expect(callers.at(-1)).toMatchObject({ identityId: expect.stringMatching(/^E123:U/), workspaceExternalId: grid.id });
	});

	test("asks who manages the workspace only where it matters, once a minute", async () => {
		const asked = () => slack.calls.filter(({ method }) => method === "users.info").length;
		const newcomer = slack.addUser({ name: "newcomer" });
		const by = async (person: typeof newcomer, line: string) => textOf(await slack.reply(await slack.command({ by: person, in: channel }, line)));
		const before = asked();
		await by(newcomer, "/find x");
		// For their language, which one answer tells for long.
		expect(asked()).toBe(before + 1);
		expect(await by(newcomer, "/shop found")).toBe("Not yours");
		const boss = slack.addUser({ name: "boss", isAdmin: true });
		expect(await by(boss, "/shop found")).toBe("Yours");
		await by(boss, "/omni shop found");
		expect(asked()).toBe(before + 2);
	});

	test("does what a repeated request asks only once", async () => {
		const body = new URLSearchParams({
			command: "/price",
			text: "set A-7 1",
			team_id: slack.team.id,
			team_domain: "x",
			user_id: ana.id,
			user_name: "ana",
			channel_id: channel.id,
			trigger_id: "same",
			response_url: "",
		});
		const before = callers.length;
		const { createHmac } = await import("node:crypto");
		for (let attempt = 0; attempt < 3; attempt++) {
			const timestamp = String(Math.floor(Date.now() / 1000));
			const signature = `v0=${createHmac("sha256", "a signing secret").update(`v0:${timestamp}:${body}`).digest("hex")}`;
			const headers = { "content-type": "application/x-www-form-urlencoded", "x-slack-request-timestamp": timestamp, "x-slack-signature": signature };
			const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`, {
				method: "POST",
				headers,
				body: body.toString(),
			});
			expect(response.status).toBe(200);
		}
		await slack.waitFor(() => slack.messages(channel.id).find((one) => textOf(one).includes("A-7 is 1")), "the answer");
		expect(callers).toHaveLength(before + 1);
	});

	test("answers by the response_url where the bot is not in the channel", async () => {
		const closed = slack.addChannel({ name: "closed", isPrivate: true, isMember: false });
		const answer = await slack.reply(await slack.command({ by: ana, in: closed }, "/price set A-1 3"));
		expect(answer).toMatchObject({ ephemeralFor: null, via: "response_url" });
		expect(logged).toEqual(["slack: posting in the channel failed; answering by response_url"]);
	});

	test("sends what does not fit into a private answer as a direct message", async () => {
		const sent = await slack.command(here(), "/find everything");
		const note = await slack.reply(sent, { until: (message) => textOf(message).includes("direct messages") });
		expect(note.ephemeralFor).toBe(ana.id);
		expect(slack.replies(sent).map(textOf).join("\n")).toContain("The first 99 of 900 rows");
		expect(slack.fileOf("omni-stock.csv")?.toString().split("\n")).toHaveLength(902);
	});

	test("waits out a rate limit of an answer in the channel, and gives each once", async () => {
		slack.failNext({ status: 429, retryAfter: 1, match: /chat.postMessage/ });
		await Promise.all(["L-1", "L-2", "L-3"].map((sku) => slack.command(here(), `/price set ${sku} 1`)));
		const seen = () => slack.messages(channel.id).flatMap((message) => /L-\d/.exec(textOf(message))?.[0] ?? []);
		await slack.waitFor(() => seen().length >= 3 || undefined, "all three in the channel");
		expect(seen().sort()).toEqual(["L-1", "L-2", "L-3"]);
	});

	test("gives a private answer another way where its response_url is limited", async () => {
		slack.failNext({ status: 429, retryAfter: 1, match: /\/response\// });
		const answer = await say("/find mewtwo");
		expect([textOf(answer).includes("Found mewtwo"), answer.ephemeralFor]).toEqual([true, ana.id]);
		expect(logged).toEqual(["slack: response_url refused; answering by chat.postEphemeral"]);
	});

	test("asks for an operation's message in the channel to be kept moving", async () => {
		const message = await say("/bulk confirm");
		expect(tracked).toEqual([{ operation: "B-41", channelId: channel.id, messageId: message.ts }]);
	});

	test("shows a private operation's end", async () => {
		const sent = await slack.command(here(), "/bulk confirm where:alone");
		const end = await slack.reply(sent, { until: (message) => textOf(message).includes("Repricing 3"), timeoutMs: 20_000 });
		expect(end.ephemeralFor).toBe(ana.id);
		expect(slack.replies(sent)).toHaveLength(2);
	}, 25_000);

	describe("its sender", () => {
		const message = (text: string, messageId: string | null = null) => ({
			workspaceExternalId: slack.team.id,
			channelId: channel.id,
			messageId,
			threadId: null,
			mention: null,
			reply: { text, audience: "channel" as const },
		});

		test("posts, and edits what it posted", async () => {
			const { messageId } = await app.sender(message("Sold A-1 <!channel>"));
			expect(await app.sender(message("Sold A-1 twice", messageId))).toEqual({ messageId });
			expect(textOf(slack.messages(channel.id).find(({ ts }) => ts === messageId) ?? ({} as never))).toBe("Sold A-1 twice");
		});

		test("tells for good when the message or the channel is gone", async () => {
			await expect(app.sender(message("x", "1.000"))).rejects.toMatchObject({ code: "not_found" });
			await expect(app.sender({ ...message("x"), channelId: "C404" })).rejects.toMatchObject({ code: "not_found" });
		});

		test("replies in a message's thread, and mentions the one whom that is for", async () => {
			const root = (await app.sender(message("B-1 is running"))).messageId;
			const note = { ...message("B-1 is done: <@U999> <!channel>"), threadId: root, mention: ana.id };
			const find = (id: string) => slack.messages(channel.id).find(({ ts }) => ts === id) ?? ({} as never);
			const told = find((await app.sender(note)).messageId);
			expect([told.threadTs, mentionsOf(told)]).toEqual([root, [ana.id]]);
			expect(told.text).toBe(`<@${ana.id}> B-1 is done: &lt;@U999&gt; &lt;!channel&gt;`);
			const alone = find((await app.sender({ ...note, threadId: "1.000", mention: null })).messageId);
			expect([alone.threadTs, mentionsOf(alone)]).toEqual([null, []]);
		});

		test("keeps the mention where Slack refuses the blocks, and tells for good where no reply can be", async () => {
			const root = (await app.sender(message("B-2 is running"))).messageId;
			slack.failNext({ status: 200, error: "invalid_blocks", match: /chat.postMessage/ });
			const { messageId } = await app.sender({ ...message("B-2 is done"), threadId: root, mention: ana.id });
			const plain = slack.messages(channel.id).find(({ ts }) => ts === messageId) ?? ({} as never);
			expect([plain.threadTs, mentionsOf(plain)]).toEqual([root, [ana.id]]);
			slack.failNext({ status: 200, error: "cannot_reply_to_message", match: /chat.postMessage/ });
			await expect(app.sender({ ...message("x"), threadId: root })).rejects.toMatchObject({ code: "not_found" });
		});

		test("waits out a rate limit", async () => {
			slack.failNext({ status: 429, retryAfter: 1, match: /chat.postMessage/ });
			expect(await app.sender(message("Later"))).toHaveProperty("messageId");
		});
	});

	test("takes no more requests once it stops", async () => {
		await app.stop();
		const sent = await slack.command(here(), "/find x");
		expect(sent.ack?.status).toBe(503);
		slack.violations.length = 0;
	});
});
