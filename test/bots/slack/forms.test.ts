import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createSlack, type RunningSlack } from "../../../src/bots/slack/start-slack.ts";
import { createVault } from "../../../src/domain/core/vault.ts";
import { textOf } from "../../support/slack/replies.ts";
import { type Slack, startSlack } from "../../support/slack/start-slack.ts";
import type { Channel, User } from "../../support/slack/world.ts";
import { TEST_SECRET_KEY } from "../../support/test-secret-key.ts";
import { talkDispatcher } from "../talk-commands.ts";

const { dispatcher } = talkDispatcher();
const logged: string[] = [];
const log = {
	info: () => {},
	warn: (_details: object, message: string) => logged.push(message),
	error: (_details: object, message: string) => logged.push(message),
};

describe("forms on Slack", () => {
	let slack: Slack;
	let app: RunningSlack;
	let server: ReturnType<ReturnType<typeof express>["listen"]>;
	let ana: User;
	let channel: Channel;
	const type = (line: string) => slack.command({ by: ana, in: channel }, line);
	/** Runs the app; a second call stands for a restart. */
	const start = async () => {
		app = createSlack({
			signingSecret: "a signing secret",
			botToken: slack.token,
			apiUrl: slack.url,
			dispatcher,
			complete: async () => [],
			vault: createVault(TEST_SECRET_KEY),
			log,
		});
		const web = express();
		web.use(app.router);
		server = web.listen(0, "127.0.0.1");
		await new Promise((resolve) => server.once("listening", resolve));
		slack.setTarget(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
	};
	const stop = async () => {
		await app.stop();
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	};

	beforeAll(async () => {
		slack = await startSlack({ signingSecret: "a signing secret" });
		ana = slack.addUser({ name: "ana" });
		channel = slack.addChannel();
		await start();
	}, 60_000);
	afterAll(async () => {
		await stop();
		await slack.close();
	});
	afterEach(() => {
		expect(slack.violations).toEqual([]);
		logged.length = 0;
	});

	test("a command without what it needs opens a modal, and its fields run it in the channel it was typed in", async () => {
		const view = await slack.view(await type('/shop note shelf:"the left one" colour:green'));
		expect(view.view).toMatchObject({
			type: "modal",
			title: { text: "A note" },
			submit: { text: "Keep it" },
			blocks: [
				{ block_id: "words", optional: false, element: { type: "plain_text_input", multiline: true, max_length: 3000, placeholder: { text: "One a line" } } },
				{ block_id: "colour", optional: true, element: { type: "static_select", initial_option: { value: "green" } } },
				{ block_id: "key", optional: true, element: { type: "plain_text_input", multiline: false, max_length: 20 } },
			],
		});
		const sent = await slack.submit(view, { words: "< two\nlines & more", key: "secret" });
		expect(view.open).toBe(false);
		const message = await slack.waitFor(() => slack.messages(channel.id).find((one) => textOf(one).includes("two")), "the note");
		expect(message).toMatchObject({ ephemeralFor: null, via: "chat.postMessage" });
		expect(textOf(message)).toContain("Kept “< two\nlines & more” in green on the left one under 6 characters");
		expect(sent.ack?.status).toBe(200);
	});

	test("a pressed button opens the form of its command", async () => {
		const posted = await slack.reply(await type("/shop note words:button colour:green"));
		const view = await slack.view(await slack.press(posted, "Another", ana));
		await slack.submit(view, { words: "from a button" });
		const message = await slack.waitFor(() => slack.messages(channel.id).find((one) => textOf(one).includes("from a button")), "the note");
		expect(textOf(message)).toContain("in green");
	});

	test("what is private is shown to the person alone, and what is refused comes back with what was typed, but for secrets", async () => {
		const whisper = await type("/shop note");
		await slack.submit(await slack.view(whisper), { words: "psst" });
		expect((await slack.reply(whisper)).ephemeralFor).toBe(ana.id);
		const asked = await type("/shop note");
		await slack.submit(await slack.view(asked), { words: "GONE", key: "very secret" });
		const refused = await slack.reply(asked);
		expect(refused.ephemeralFor).toBe(ana.id);
		expect(textOf(refused)).toContain("That note is gone.");
		expect(textOf(refused)).toContain("GONE");
		expect(JSON.stringify(refused)).not.toContain("very secret");
	});

	test("a form that is sent when the address of its answers is worn out is answered all the same", async () => {
		slack.limits.responseUrlMs = 1;
		const asked = await type("/shop note");
		const view = await slack.view(asked);
		await slack.submit(view, { words: "psst, late" });
		const message = await slack.waitFor(() => slack.messages(channel.id, { seenBy: ana.id }).find((one) => textOf(one).includes("psst, late")), "the answer");
		expect(message).toMatchObject({ ephemeralFor: ana.id, via: "chat.postEphemeral" });
		slack.limits.responseUrlMs = 30 * 60_000;
		expect(slack.violations.splice(0)).toMatchObject([{ where: "response_url", error: "expired_url" }]);
	});

	test("a form that is open while the app starts anew is taken all the same", async () => {
		const view = await slack.view(await type("/shop note shelf:3"));
		await stop();
		await start();
		await slack.submit(view, { words: "after the restart" });
		const message = await slack.waitFor(() => slack.messages(channel.id).find((one) => textOf(one).includes("after the restart")), "the note");
		expect(textOf(message)).toContain("on 3");
	});

	test("another person's form runs nothing", async () => {
		const bo = slack.addUser({ name: "bo" });
		const view = await slack.view(await type("/shop note"));
		const before = slack.messages(channel.id).length;
		await slack.submit({ ...view, userId: bo.id }, { words: "not mine" });
		await slack.submit(await slack.view(await type("/shop note")), { words: "mine" });
		await slack.waitFor(() => slack.messages(channel.id).find((one) => textOf(one).includes("mine")), "the note");
		expect(slack.messages(channel.id)).toHaveLength(before + 1);
		expect(slack.messages(channel.id).some((one) => textOf(one).includes("not mine"))).toBe(false);
	});

	test("where Slack opens no modal, the person is told how to type it", async () => {
		slack.failNext({ status: 500, match: /views\.open/, count: 10 });
		const answer = await slack.reply(await type("/shop note"), { timeoutMs: 20_000 });
		expect(answer.ephemeralFor).toBe(ana.id);
		expect(textOf(answer)).toContain("/shop note words:Hello");
	});
});
