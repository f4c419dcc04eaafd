import type { AddressInfo } from "node:net";
import { App, ExpressReceiver, type Logger, LogLevel } from "@slack/bolt";
import express from "express";
import type { Slack } from "../support/slack/start-slack.ts";

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => LogLevel.ERROR, setName() {} };

/** A real Bolt app in Express 5, pointed at the emulator; what its listeners throw is kept. */
export async function startTinySlackApp(slack: Slack) {
	const web = express();
	const receiver = new ExpressReceiver({ signingSecret: slack.signingSecret, app: web, logger: silent });
	const clientOptions = { logger: silent, slackApiUrl: slack.url, retryConfig: { retries: 1, minTimeout: 1, maxTimeout: 2 } };
	const app = new App({ token: slack.token, receiver, clientOptions, logger: silent });
	const errors: unknown[] = [];
	app.error(async (error) => {
		errors.push("original" in error ? error.original : error);
	});
	const server = web.listen(0, "127.0.0.1");
	await new Promise((resolve) => server.once("listening", resolve));
	slack.setTarget(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
	return {
		app,
		errors,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
