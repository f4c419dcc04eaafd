import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../support/app.ts";
import { textOf } from "../../support/slack/replies.ts";
import { type Slack, startSlack } from "../../support/slack/start-slack.ts";
import type { Channel, User } from "../../support/slack/world.ts";

describe("a chart on Slack", () => {
	let slack: Slack;
	let app: TestApp;
	let channel: Channel;
	let owner: User;
	const type = async (line: string) => slack.reply(await slack.command({ by: owner, in: channel }, line));

	beforeAll(async () => {
		slack = await startSlack({ signingSecret: "a signing secret" });
		channel = slack.addChannel();
		owner = slack.addUser({ name: "olive", isAdmin: true });
		app = await startTestApp({ config: { roles: ["bots", "worker"], slack: { signingSecret: "a signing secret", botToken: slack.token, apiUrl: slack.url } } });
		slack.setTarget(`http://127.0.0.1:${app.port}/slack/events`);
		await type('/shop setup "Card Corner"');
	}, 60_000);
	afterAll(async () => {
		await app.stop();
		await slack.close();
	});

	test("is uploaded to whom asked, where Slack shows it by itself", async () => {
		await type("/item new PGO-055 Snorlax tcg-single 12.50");
		expect(textOf(await type("/price history PGO-055"))).toBe("The file is in your direct messages with this app.");
		const png = await slack.waitFor(() => slack.fileOf("price-pgo-055.png"), "the chart to be uploaded");
		expect(png.subarray(1, 4).toString()).toBe("PNG");
	});
});
