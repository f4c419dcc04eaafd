import { App, type BlockAction, type ButtonAction, ExpressReceiver, type ViewSubmitAction, webApi } from "@slack/bolt";
import { type IRouter, Router } from "express";
import type { BotLog } from "../bot-log.ts";
import type { Dispatcher } from "../dispatch.ts";
import { errorFacts } from "../error-facts.ts";
import type { Presence } from "../presence.ts";
import type { Sender } from "../sender.ts";
import { answerRequest } from "./answer-request.ts";
import { boltLogger } from "./bolt-logger.ts";
import { createGroupLookup } from "./find-groups.ts";
import { createRightsLookup } from "./find-rights.ts";
import { followPresence } from "./follow-presence.ts";
import { fromHome } from "./from-home.ts";
import { BUTTON_ACTION } from "./render-buttons.ts";
import { FORM_CALLBACK } from "./render-form.ts";
import { fromButton, fromForm, fromSlashCommand, type SlackRequest } from "./request.ts";
import { createSeenRequests } from "./seen-requests.ts";
import { createSlackSender } from "./sender.ts";

interface SlackOptions {
	signingSecret: string;
	botToken: string;
	/** Where the Web API is, as `https://host/api/`; Slack's own when absent. */
	apiUrl?: string | undefined;
	dispatcher: Dispatcher;
	/** Told which workspaces the app is in. */
	presence?: Presence | undefined;
	log: BotLog;
}

export interface RunningSlack {
	/** Serves POST /slack/events; mount it before any body parser, since the signature covers the raw body. */
	router: IRouter;
	sender: Sender;
	/** Takes no more requests (they are answered 503) and lets those under way finish. */
	stop(): Promise<void>;
}

/** Milliseconds. */
const CALL_TIMEOUT = 15_000;
const STOP_PATIENCE = 10_000;

/** Slack's slash commands, buttons and forms. Each is acknowledged at once, since Slack waits 3 seconds, and answered when its command has run. */
export function createSlack({ signingSecret, botToken, apiUrl, dispatcher, presence, log }: SlackOptions): RunningSlack {
	const logger = boltLogger(log);
	const clientOptions = { logger, timeout: CALL_TIMEOUT, retryConfig: { retries: 3 }, ...(apiUrl ? { slackApiUrl: apiUrl } : {}) };
	const client = new webApi.WebClient(botToken, clientOptions);
	const router = Router();
	const stopping = new AbortController();
	router.use("/slack/events", (_request, response, next) => {
		if (stopping.signal.aborted) response.status(503).end();
		else next();
	});
	const receiver = new ExpressReceiver({ signingSecret, router, endpoints: "/slack/events", logger });
	// A token given to App itself is checked by a call to Slack before the first request is answered, which may cost the 3 seconds.
	const app = new App({ receiver, logger, clientOptions, authorize: async () => ({ botToken }) });

	const seen = createSeenRequests();
	const findRights = createRightsLookup(client, log);
	const findGroups = createGroupLookup(client, log);
	const underWay = new Set<Promise<void>>();
	const take = (request: SlackRequest | null) => {
		if (!request || (request.triggerId && seen(request.triggerId))) return;
		const work = answerRequest(request, { dispatcher, client, findRights, findGroups, log, signal: stopping.signal }).finally(() => underWay.delete(work));
		underWay.add(work);
	};
	app.command(/.*/, async ({ ack, command, respond }) => {
		await ack();
		take(fromSlashCommand(command, respond));
	});
	app.action<BlockAction<ButtonAction>>(BUTTON_ACTION, async ({ ack, body, respond, client }) => {
		await ack();
		take(fromButton(body, respond, client));
	});
	app.view<ViewSubmitAction>(FORM_CALLBACK, async ({ ack, body }) => {
		await ack();
		take(fromForm(body));
	});
	app.event("app_home_opened", async ({ event, body, client }) => take(await fromHome({ event, body, client })));
	if (presence) followPresence({ app, client, presence, log });
	app.error(async (error) => log.error(errorFacts(error), "slack: request failed"));

	return {
		router,
		sender: createSlackSender(client),
		async stop() {
			stopping.abort();
			await Promise.race([Promise.allSettled(underWay), new Promise((resolve) => setTimeout(resolve, STOP_PATIENCE).unref())]);
		},
	};
}
