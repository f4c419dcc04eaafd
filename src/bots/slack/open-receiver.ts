import { setTimeout as pause } from "node:timers/promises";
import { ExpressReceiver, type Logger, type Receiver, SocketModeReceiver, type webApi } from "@slack/bolt";
import type { IRouter } from "express";
import type { BotLog } from "../bot-log.ts";
import { errorFacts } from "../error-facts.ts";
import { refusal } from "./send-message.ts";

interface ReceiverOptions {
	/** Signs what Slack posts to us. */
	signingSecret: string | undefined;
	/** With it we connect to Slack instead (Socket Mode), and need no address of our own. */
	appToken: string | undefined;
	router: IRouter;
	clientOptions: webApi.WebClientOptions;
	logger: Logger;
	log: BotLog;
	/** Ends the attempts to connect. */
	signal: AbortSignal;
}

interface OpenReceiver {
	receiver: Receiver;
	/** Begins to listen. What it takes to stay connected goes on in the background. */
	listen(): void;
	/** Takes no more requests. */
	close(): Promise<void>;
}

/** Milliseconds between two attempts to connect, growing from the first to the last. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;
/** Refusals of the app-level token that no later try will change. */
const TOKEN_REFUSED: readonly (string | null)[] = [
	"not_authed",
	"invalid_auth",
	"account_inactive",
	"token_revoked",
	"missing_scope",
	"not_allowed_token_type",
];

/** How Slack's requests reach us: by HTTP at /slack/events, or by a socket that we open. */
export function openReceiver(options: ReceiverOptions): OpenReceiver {
	const { signingSecret, appToken, router, logger } = options;
	if (appToken !== undefined) return openSocket({ ...options, appToken });
	if (signingSecret === undefined) throw new Error("Slack needs a signing secret, or an app-level token.");
	return { receiver: new ExpressReceiver({ signingSecret, router, endpoints: "/slack/events", logger }), listen: () => {}, close: async () => {} };
}

/**
 * The library's own way to reconnect leaves a rejection unhandled when Slack can't be reached, which would end the process; so each connection is
 * its first, and the way back is ours.
 */
function openSocket({ appToken, clientOptions, logger, log, signal }: ReceiverOptions & { appToken: string }): OpenReceiver {
	const receiver = new SocketModeReceiver({ appToken, logger, autoReconnectEnabled: false, installerOptions: { clientOptions } });
	const { client } = receiver;

	async function stayConnected(): Promise<void> {
		for (let wait = FIRST_PAUSE; !signal.aborted; wait = Math.min(LONGEST_PAUSE, wait * 2)) {
			try {
				const left = new Promise((resolve) => client.once("disconnected", resolve));
				await client.start();
				log.info({}, "slack: connected (Socket Mode)");
				wait = FIRST_PAUSE / 2;
				// Slack renews each connection every few hours: it says good-bye, and we come again.
				await left;
			} catch (error) {
				if (signal.aborted) return;
				if (TOKEN_REFUSED.includes(refusal(error))) {
					log.error({ reason: refusal(error) }, "slack: SLACK_APP_TOKEN is refused; copy it again and restart");
					return;
				}
				log.warn({ ...errorFacts(error), seconds: wait / 1_000 }, "slack: not connected; trying again");
				await pause(wait, undefined, { signal }).catch(() => {});
			}
		}
	}

	return {
		receiver,
		listen: () => void stayConnected(),
		close: async () => {
			await Promise.race([client.disconnect(), pause(1_000, undefined, { ref: false })]);
		},
	};
}
