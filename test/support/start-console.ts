import { request } from "node:http";
import { text as readText } from "node:stream/consumers";
import { pino } from "pino";
import { createCompleter } from "../../src/bots/commands/complete.ts";
import type { Command } from "../../src/bots/commands/define-command.ts";
import { createConsoleRouter } from "../../src/bots/console/console-router.ts";
import { createDispatcher } from "../../src/bots/dispatch.ts";
import { type Access, openAccess } from "../../src/domain/core/permissions/access.ts";
import { createVault } from "../../src/domain/core/vault.ts";
import { openAppPool } from "../../src/platform/app-pool.ts";
import { startHttpServer } from "../../src/platform/http-server.ts";
import { createWebApp } from "../../src/platform/web-app.ts";
import { testDatabase } from "./database.ts";
import { TEST_SECRET_KEY } from "./test-secret-key.ts";

export const CONSOLE_TOKEN = "console-token-of-a-test";

interface HttpAnswer {
	status: number;
	headers: NodeJS.Dict<string | string[]>;
	body: string;
	/** The body as JSON. */
	json<T>(): T;
}

interface Asked {
	method?: string;
	headers?: Record<string, string>;
	body?: string;
}

export interface TestConsole {
	port: number;
	ownerUrl: string;
	access: Access;
	/** Asks as anyone: no header is added. */
	ask(path: string, options?: Asked): Promise<HttpAnswer>;
	/** Types as the one with the token. */
	post(message: unknown, headers?: Record<string, string>): Promise<HttpAnswer>;
	stop(): Promise<void>;
}

/** The console over real HTTP, on a database of its own, with the commands that a test names. */
export async function startConsole(commands: readonly Command[], { loopbackOnly = true } = {}): Promise<TestConsole> {
	const database = await testDatabase();
	const log = pino({ level: "silent" });
	const pool = openAppPool(database.appUrl, log);
	const access = openAccess({ pool, vault: createVault(TEST_SECRET_KEY), enqueue: async () => {} });
	const dispatcher = createDispatcher({ access, commands, log });
	const router = createConsoleRouter({ dispatcher, complete: createCompleter({ access, dispatcher }), access, token: CONSOLE_TOKEN, loopbackOnly });
	const app = createWebApp({ log, routers: [router], checks: { database: () => access.ping() }, metricsToken: CONSOLE_TOKEN });
	const server = await startHttpServer({ app, host: "127.0.0.1", port: 0, grace: 1_000 });
	const ask: TestConsole["ask"] = (path, options) => askServer(server.port, path, options);
	return {
		port: server.port,
		ownerUrl: database.ownerUrl,
		access,
		ask,
		post: (message, headers = {}) =>
			ask("/console/messages", {
				method: "POST",
				headers: { Authorization: `Bearer ${CONSOLE_TOKEN}`, "Content-Type": "application/json", ...headers },
				body: JSON.stringify(message),
			}),
		async stop() {
			await server.close();
			await access.close();
			await pool.end();
			await database.drop();
		},
	};
}

/** Unlike fetch, this sends any Host and Origin that it is given, and follows no redirect. */
export function askServer(port: number, path: string, { method = "GET", headers = {}, body }: Asked = {}): Promise<HttpAnswer> {
	return new Promise((resolve, reject) => {
		const sent = request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
			readText(response).then((text) => {
				resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, json: () => JSON.parse(text) });
			}, reject);
		});
		sent.on("error", reject);
		sent.end(body);
	});
}
