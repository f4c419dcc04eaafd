import { setTimeout as sleep } from "node:timers/promises";
import type { types } from "@slack/bolt";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { textOf } from "../support/slack/replies.ts";
import { type Slack, startSlack } from "../support/slack/start-slack.ts";
import type { Channel, User } from "../support/slack/world.ts";
import { startTinySlackApp } from "./tiny-slack-app.ts";

const section = (text: string): types.KnownBlock => ({ type: "section", text: { type: "mrkdwn", text } });
const buttons = (count: number, change: Partial<types.Button> = {}): types.ActionsBlock => ({
	type: "actions",
	elements: Array.from({ length: count }, (_, index) => ({
		type: "button" as const,
		text: { type: "plain_text" as const, text: `B${index}` },
		action_id: `a${index}`,
		value: `v${index}`,
		...change,
	})),
});

describe("the Slack emulator", () => {
	let slack: Slack;
	let by: User;
	let channel: Channel;
	let tiny: Awaited<ReturnType<typeof startTinySlackApp>>;

	beforeAll(async () => {
		slack = await startSlack({ signingSecret: "a signing secret" });
		by = slack.addUser({ isAdmin: true });
		channel = slack.addChannel();
		tiny = await startTinySlackApp(slack);
		listen(tiny.app);
	}, 60_000);
	afterAll(async () => {
		await tiny.stop();
		await slack.close();
	});
	afterEach(() => {
		slack.limits.ackMs = 3000;
		slack.violations.length = 0;
		tiny.errors.length = 0;
	});

	function listen(app: Listeners): void {
		app.command("/ack", async ({ ack, command: { text } }) => ack({ text: `ack ${text}`, response_type: "in_channel" }));
		app.command("/respond", async ({ ack, respond, command: { text } }) => {
			await ack();
			for (let index = 0; index < Number(text); index += 1) await respond(`answer ${index}`);
		});
		app.command("/post", async ({ ack, client, command: { channel_id } }) => {
			await ack();
			await client.chat.postMessage({ channel: channel_id, text: "posted", blocks: [section("*posted*"), buttons(1)] });
		});
		app.command("/ephemeral", async ({ ack, client, command: { channel_id, user_id } }) => {
			await ack();
			await client.chat.postEphemeral({ channel: channel_id, user: user_id, text: "for you", blocks: [section("for you"), buttons(1)] });
		});
		app.command("/late", async ({ ack }) => {
			await sleep(500);
			await ack("late");
		});
		app.command("/modal", async ({ ack, client, command: { trigger_id } }) => {
			await ack();
			const element: types.PlainTextInput = { type: "plain_text_input", action_id: "amount" };
			await client.views.open({
				trigger_id,
				view: {
					type: "modal",
					callback_id: "m",
					title: { type: "plain_text", text: "Amount" },
					submit: { type: "plain_text", text: "Set" },
					blocks: [{ type: "input", block_id: "amount", label: { type: "plain_text", text: "How many" }, element }],
				},
			});
		});
		app.view("m", async ({ ack, view: { state } }) => {
			const value = state.values.amount?.amount?.value;
			await (value === "12" ? ack() : ack({ response_action: "errors", errors: { amount: "12 only" } }));
		});
		app.action("a0", async ({ ack, respond, body }) => {
			await ack();
			const isPrivate = "container" in body && body.container.is_ephemeral;
			await respond({ replace_original: true, text: isPrivate ? "replaced, private" : "replaced" });
		});
		app.event("app_uninstalled", async ({ body }) => {
			uninstalled.push(body.team_id);
		});
	}
	const uninstalled: string[] = [];
	const place = () => ({ by, in: channel });

	describe("commands", () => {
		it("shows what the ack says, to all when asked to", async () => {
			const reply = await slack.reply(await slack.command(place(), "/ack two words"));
			expect(reply).toMatchObject({ text: "ack two words", via: "ack", ephemeralFor: null });
		});

		it("takes five answers at a response URL, and no sixth", async () => {
			const five = await slack.command(place(), "/respond 5");
			expect(await slack.reply(five, { until: ({ text }) => text === "answer 4" })).toMatchObject({ ephemeralFor: by.id, via: "response_url" });
			expect(slack.replies(five)).toHaveLength(5);
			expect(slack.violations).toEqual([]);
			await slack.command(place(), "/respond 6");
			await vi.waitFor(() => expect(tiny.errors).toMatchObject([{ statusCode: 404 }]));
			expect(slack.violations).toMatchObject([{ error: "used_url" }]);
		});

		it("finds the answer that came by the Web API, public or private", async () => {
			expect(await slack.reply(await slack.command(place(), "/post"))).toMatchObject({ via: "chat.postMessage", ephemeralFor: null });
			const reply = await slack.reply(await slack.command(place(), "/ephemeral"));
			expect(reply).toMatchObject({ via: "chat.postEphemeral", ephemeralFor: by.id });
			expect(slack.messages(channel.id)).not.toContain(reply);
			expect(slack.messages(channel.id, { seenBy: by.id })).toContain(reply);
		});

		it("records a late ack, and shows nothing of it", async () => {
			slack.limits.ackMs = 400;
			const late = await slack.command(place(), "/late");
			expect(late.ack?.ms).toBeGreaterThan(400);
			expect(slack.violations).toMatchObject([{ where: "command", error: "operation_timeout" }]);
			expect(slack.replies(late)).toEqual([]);
		});

		it("is refused with a wrong signature, a changed body or an old date", async () => {
			for (const forged of [{ wrongSecret: true }, { tamper: true }, { ageSeconds: 600 }]) {
				expect((await slack.command(place(), "/ack x", forged)).ack?.status).toBe(401);
			}
			expect(slack.violations).toEqual([]);
		});
	});

	describe("buttons and views", () => {
		it("replaces the message whose button is pressed, a private one too", async () => {
			const open = await slack.reply(await slack.command(place(), "/post"));
			expect(await slack.reply(await slack.press(open, "B0", by))).toBe(open);
			expect(open.text).toBe("replaced");
			const hidden = await slack.reply(await slack.command(place(), "/ephemeral"));
			await expect(slack.press(hidden, "B0", slack.addUser())).rejects.toThrow("does not see");
			expect((await slack.reply(await slack.press(hidden, "a0", by))).text).toBe("replaced, private");
			await expect(slack.press(hidden, "B0", by)).rejects.toThrow('no "B0" (there are: none)');
		});

		it("opens a modal, shows its errors and closes it", async () => {
			const view = await slack.view(await slack.command(place(), "/modal"));
			await expect(slack.submit(view, {})).rejects.toThrow("needs the input amount");
			await slack.submit(view, { amount: "13" });
			expect(view).toMatchObject({ open: true, errors: { amount: "12 only" } });
			await slack.submit(view, { amount: "12" });
			expect(view.open).toBe(false);
		});

		it("refuses a trigger that is used or made up, and a view that is too long", async () => {
			const { client } = tiny.app;
			const title: types.PlainTextElement = { type: "plain_text", text: "x" };
			const sent = await slack.command(place(), "/ack x");
			await client.views.open({ trigger_id: sent.triggerId, view: { type: "modal", title, blocks: [] } });
			await expect(client.views.open({ trigger_id: sent.triggerId, view: { type: "modal", title, blocks: [] } })).rejects.toThrow("exchanged_trigger_id");
			await expect(client.views.open({ trigger_id: "1.2", view: { type: "modal", title, blocks: [] } })).rejects.toThrow("invalid_trigger_id");
			const next = await slack.command(place(), "/ack x");
			await expect(
				client.views.open({ trigger_id: next.triggerId, view: { type: "modal", title: { type: "plain_text", text: "x".repeat(25) }, blocks: [] } }),
			).rejects.toThrow("invalid_arguments");
		});
	});

	describe("events", () => {
		it("verifies a request URL", async () => {
			expect(await slack.verifyUrl()).toBe(true);
		});

		it("carries the team of an uninstalled app, and repeats", async () => {
			const sent = await slack.event({ type: "app_uninstalled" }, { team: slack.team, eventId: "Ev1" });
			await slack.event({ type: "app_uninstalled" }, { team: slack.team, eventId: "Ev1", retry: { num: 1 } });
			expect(sent.ack?.status).toBe(200);
			await vi.waitFor(() => expect(uninstalled).toEqual([slack.team.id, slack.team.id]));
		});
	});

	describe("the Web API", () => {
		it.each<[string, unknown[], string]>([
			["51 blocks", Array.from({ length: 51 }, () => ({ type: "divider" })), "invalid_blocks"],
			["a section of 3,001 characters", [section("x".repeat(3001))], "invalid_blocks"],
			["an empty section", [section("")], "invalid_blocks"],
			["a section of nothing", [{ type: "section" }], "invalid_blocks"],
			["11 fields", [{ type: "section", fields: Array.from({ length: 11 }, () => ({ type: "mrkdwn", text: "x" })) }], "invalid_blocks"],
			["a header of 151 characters", [{ type: "header", text: { type: "plain_text", text: "x".repeat(151) } }], "invalid_blocks"],
			["26 buttons", [buttons(26)], "invalid_blocks"],
			["a button of 76 characters", [buttons(1, { text: { type: "plain_text", text: "x".repeat(76) } })], "invalid_blocks"],
			["a button's value of 2,001 characters", [buttons(1, { value: "x".repeat(2001) })], "invalid_blocks"],
			["one action id twice in a block", [buttons(2, { action_id: "same" })], "invalid_blocks"],
			[
				"one block id twice",
				[
					{ type: "divider", block_id: "a" },
					{ type: "divider", block_id: "a" },
				],
				"invalid_blocks",
			],
			["an unknown block", [{ type: "sectoin" }], "invalid_blocks"],
			["an unknown field", [{ type: "divider", colour: "red" }], "invalid_blocks"],
			["a markdown title", [{ type: "header", text: { type: "mrkdwn", text: "x" } }], "invalid_blocks"],
			["a table of 101 rows", [{ type: "table", rows: Array.from({ length: 101 }, () => [{ type: "raw_text", text: "x" }]) }], "invalid_blocks"],
			["two tables", Array.from({ length: 2 }, () => ({ type: "table", rows: [[{ type: "raw_text", text: "x" }]] })), "invalid_blocks"],
			["13,201 characters in all", Array.from({ length: 5 }, () => section("x".repeat(2641))), "msg_blocks_too_long"],
		])("refuses %s", async (_what, blocks, error) => {
			const post = tiny.app.client.chat.postMessage({ channel: channel.id, text: "x", blocks: blocks as types.KnownBlock[] });
			await expect(post).rejects.toMatchObject({ data: { error } });
			expect(slack.violations).toMatchObject([{ where: "chat.postMessage", error }]);
		});

		it("posts, updates and deletes", async () => {
			const { chat } = tiny.app.client;
			const { ts = "" } = await chat.postMessage({
				channel: channel.id,
				text: "1",
				blocks: [section("one"), buttons(25), { type: "table", rows: [[{ type: "raw_text", text: "x" }]] }],
			});
			await chat.update({ channel: channel.id, ts, text: "2" });
			const message = slack.messages(channel.id).at(-1);
			expect(message && textOf(message)).toBe("2");
			expect(message?.history).toHaveLength(1);
			await chat.delete({ channel: channel.id, ts });
			await expect(chat.update({ channel: channel.id, ts, text: "3" })).rejects.toThrow("message_not_found");
			await expect(chat.postMessage({ channel: channel.id, text: "" })).rejects.toThrow("no_text");
		});

		it("knows who may what, and keeps teams apart", async () => {
			const { client } = tiny.app;
			expect((await client.users.info({ user: by.id })).user).toMatchObject({ is_admin: true, is_owner: false, real_name: by.realName });
			expect(await client.auth.test()).toMatchObject({ team_id: slack.team.id, user_id: slack.team.botUserId });
			const other = slack.addTeam();
			await expect(client.chat.postMessage({ channel: slack.addChannel({ team: other }).id, text: "x" })).rejects.toThrow("channel_not_found");
			await expect(client.users.info({ user: slack.addUser({ team: other }).id })).rejects.toThrow("user_not_found");
			await expect(client.chat.postMessage({ channel: slack.addChannel({ isMember: false }).id, text: "x" })).rejects.toThrow("not_in_channel");
			await expect(client.auth.test({ token: "xoxb-wrong" })).rejects.toThrow("invalid_auth");
			other.active = false;
			await expect(client.auth.test({ token: other.botToken })).rejects.toThrow("account_inactive");
		});

		it("takes a file, and gives it out to the bot's token only", async () => {
			await tiny.app.client.files.uploadV2({ channel_id: channel.id, filename: "r.csv", file: Buffer.from("a,b\n"), initial_comment: "the report" });
			expect(slack.fileOf("r.csv")?.toString()).toBe("a,b\n");
			const message = slack.messages(channel.id).at(-1);
			expect(message).toMatchObject({ text: "the report", files: [{ name: "r.csv" }] });
			const info = await tiny.app.client.files.info({ file: message?.files[0]?.id ?? "" });
			const url = info.file?.url_private_download ?? "";
			expect(await (await fetch(url, { headers: { authorization: `Bearer ${slack.token}` } })).text()).toBe("a,b\n");
			expect(await (await fetch(url)).text()).toContain("Sign in");
		});

		it("limits the rate and fails on demand", async () => {
			slack.failNext({ status: 429, retryAfter: 1, match: /chat\.postMessage/ });
			const start = Date.now();
			await tiny.app.client.chat.postMessage({ channel: channel.id, text: "after the limit" });
			expect(Date.now() - start).toBeGreaterThanOrEqual(1000);
			expect(
				slack.calls
					.filter((call) => call.method === "chat.postMessage")
					.slice(-2)
					.map((call) => call.status),
			).toEqual([429, 200]);
			slack.failNext({ status: 500, count: 2, match: /chat\.postMessage/ });
			await expect(tiny.app.client.chat.postMessage({ channel: channel.id, text: "x" })).rejects.toThrow();
		});
	});
});

type Listeners = Awaited<ReturnType<typeof startTinySlackApp>>["app"];
