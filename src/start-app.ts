import type { Logger } from "pino";
import { type Completer, createCompleter } from "./bots/commands/complete.ts";
import { buildCommands } from "./bots/commands/registry.ts";
import { createConsoleRouter } from "./bots/console/console-router.ts";
import { sendToConsole } from "./bots/console/send-to-console.ts";
import type { RunningDiscord } from "./bots/discord/start-discord.ts";
import { createDispatcher, type Dispatcher } from "./bots/dispatch.ts";
import { createPresence, type Presence } from "./bots/presence.ts";
import type { Sender } from "./bots/sender.ts";
import { createWelcome, type Welcome } from "./bots/welcome.ts";
import type { Config } from "./config.ts";
import { type Access, openAccess } from "./domain/core/permissions/access.ts";
import type { Surface } from "./domain/core/permissions/scopes.ts";
import { createVault } from "./domain/core/vault.ts";
import { jobs, queueOf } from "./jobs/registry.ts";
import { startSweep } from "./jobs/sweep.ts";
import { startWorker } from "./jobs/worker.ts";
import { createKeyFinder } from "./marketplaces/create-key-finder.ts";
import { createClients } from "./marketplaces/open-clients.ts";
import { openAppPool } from "./platform/app-pool.ts";
import { createExportRouter } from "./platform/export-router.ts";
import { startHttpServer } from "./platform/http-server.ts";
import { openJobQueue } from "./platform/job-queue.ts";
import { keepHeapSmall } from "./platform/keep-heap-small.ts";
import { createImageRouter } from "./platform/pictures/image-router.ts";
import { openPictureStore } from "./platform/pictures/picture-store.ts";
import { openQueueBackend } from "./platform/queue-backend.ts";
import { createWebApp } from "./platform/web-app.ts";
import { createWebhookRouter } from "./webhooks/receive.ts";

export interface AppOptions {
	config: Pick<Config, "host" | "port" | "publicUrl" | "apiUrls" | "webhookRetention" | "redisUrl" | "roles" | "discord" | "slack">;
	/** Logged in as omni_login. */
	appUrl: string;
	/** Logged in as omni_queue. */
	queueUrl: string;
	secretKey: string;
	consoleToken: string;
	/** Where pictures of items are kept. */
	pictureFolder: string;
	log: Logger;
	/** Rejects while the first start still has something to do, such as filling the demo: /readyz waits for it. */
	started?: () => Promise<void>;
	/** Milliseconds between two looks of the sweep. */
	sweepEvery?: number;
	/** Milliseconds of work in one job. */
	slice?: number;
}

export interface RunningApp {
	port: number;
	access: Access;
	dispatcher: Dispatcher;
	complete: Completer;
	/** Lets what is under way finish: surfaces first, then the worker, the queue, and the database last. */
	stop(): Promise<void>;
}

/**
 * Puts the parts together and starts the roles that are asked for. The only place, with main.ts, that knows them all.
 * A chat client is loaded only where it is configured: discord.js alone takes a second.
 */
export async function startApp({
	config,
	appUrl,
	queueUrl,
	secretKey,
	consoleToken,
	pictureFolder,
	log,
	started,
	sweepEvery,
	slice,
}: AppOptions): Promise<RunningApp> {
	const stops: (() => Promise<unknown>)[] = [];
	const stop = async () => {
		for (const close of stops.splice(0).reverse()) await close().catch((error: unknown) => log.error({ err: error }, "a part did not stop cleanly"));
	};
	keepHeapSmall();
	try {
		const pool = openAppPool(appUrl, log);
		stops.push(() => pool.end());
		const backend = openQueueBackend({
			postgresUrl: queueUrl,
			redisUrl: config.redisUrl,
			onError: (error) => log.warn({ err: error }, "queue connection"),
		});
		stops.push(() => backend.close());
		const queue = openJobQueue({ backend, queueOf, log });
		stops.push(() => queue.close());
		const vault = createVault(secretKey);
		const access = openAccess({ pool, vault, enqueue: queue.enqueue });
		stops.push(() => access.close());
		const pictures = openPictureStore(pictureFolder);
		const clients = createClients({ apiUrls: config.apiUrls });
		const dispatcher = createDispatcher({ access, commands: buildCommands({ publicUrl: config.publicUrl, pictures }), log });
		const complete = createCompleter({ access, dispatcher });
		const has = (role: Config["roles"][number]) => config.roles.includes(role);

		const senders: Partial<Record<Surface, Sender>> = { console: sendToConsole };
		const routers = [];
		if (config.slack) {
			const { createSlack } = await import("./bots/slack/start-slack.ts");
			const { oauth, ...given } = config.slack;
			const follows = has("bots") && { presence: createPresence({ access, surface: "slack", log }), welcome: createWelcome({ access, surface: "slack", log }) };
			const slack = createSlack({ ...given, oauth: oauth && { ...oauth, publicUrl: config.publicUrl, access }, dispatcher, complete, vault, ...follows, log });
			stops.push(() => slack.stop());
			senders.slack = slack.sender;
			if (has("bots")) {
				routers.push(slack.router);
				slack.listen();
			}
		}
		if (config.discord) {
			const { openDiscordSender } = await import("./bots/discord/sender.ts");
			senders.discord = openDiscordSender(config.discord);
			if (has("bots")) {
				const follows = { presence: createPresence({ access, surface: "discord", log }), welcome: createWelcome({ access, surface: "discord", log }) };
				stops.push(await connectDiscord(config.discord, { dispatcher, complete, ...follows, log }));
			}
		}
		if (has("worker")) {
			const worker = startWorker({
				access,
				backend,
				jobs,
				senders,
				pictures,
				clients,
				publicUrl: config.publicUrl,
				retention: config.webhookRetention,
				log,
				...(slice !== undefined && { slice }),
			});
			stops.push(() => worker.stop());
			const sweep = startSweep({ access, enqueue: queue.enqueue, log, ...(sweepEvery !== undefined && { every: sweepEvery }) });
			stops.push(() => sweep.stop());
		}
		if (has("web")) {
			const loopbackOnly = ["127.0.0.1", "::1", "localhost"].includes(config.host);
			routers.push(
				createImageRouter({ access, pictures }),
				createExportRouter({ access, vault }),
				createConsoleRouter({ dispatcher, complete, access, token: consoleToken, loopbackOnly }),
			);
		}
		const app = createWebApp({
			log,
			...(has("web") && { first: createWebhookRouter({ access, log, publicUrl: config.publicUrl, findPublicKey: createKeyFinder({ access, clients }) }) }),
			routers,
			checks: { database: () => access.ping(), queue: () => queue.ping(), ...(started && { start: started }) },
			metricsToken: consoleToken,
		});
		const server = await startHttpServer({ app, host: config.host, port: config.port });
		stops.push(() => server.close());
		return { port: server.port, access, dispatcher, complete, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Connects in the background: stock, webhooks and the other surfaces must not wait for Discord, nor fall with it. */
async function connectDiscord(
	discord: NonNullable<Config["discord"]>,
	{ log, ...parts }: { dispatcher: Dispatcher; complete: Completer; presence: Presence; welcome: Welcome; log: Logger },
): Promise<() => Promise<void>> {
	const { startDiscord } = await import("./bots/discord/start-discord.ts");
	const stopping = new AbortController();
	const connecting: Promise<RunningDiscord | null> = startDiscord({ ...discord, ...parts, log, signal: stopping.signal }).catch((error: unknown) => {
		if (!stopping.signal.aborted) log.error({ err: error }, "Discord is not connected");
		return null;
	});
	return async () => {
		stopping.abort();
		await (await connecting)?.stop();
	};
}
