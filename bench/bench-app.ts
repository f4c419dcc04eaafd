import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { Caller } from "../src/bots/caller.ts";
import type { Suggestion } from "../src/bots/commands/complete.ts";
import type { RawValue, Suggest } from "../src/bots/commands/option.ts";
import type { Config } from "../src/config.ts";
import type { Answer } from "../src/domain/core/reply.ts";
import { createVault, type Vault } from "../src/domain/core/vault.ts";
import { ensureLogins } from "../src/platform/database-logins.ts";
import { startEmbeddedPostgres } from "../src/platform/embedded-postgres.ts";
import { migrate } from "../src/platform/migrate.ts";
import { startApp } from "../src/start-app.ts";
import { benchOptions, SECRET_KEY } from "./bench-options.ts";
import type { WorkerOrders } from "./serve-worker.ts";
import { spawnPart } from "./spawn-part.ts";

const MIGRATIONS = fileURLToPath(new URL("../prisma/migrations", import.meta.url));

export interface BenchApp {
	/** The owner's connection: what the baseline runs on, past row-level security. */
	owner: pg.Client;
	ownerUrl: string;
	port: number;
	/** Seals what the program opens. */
	vault: Vault;
	/** A shop of its own; `type` gives a command as its owner. */
	openShop(name: string): Promise<BenchShop>;
	stop(): Promise<void>;
}

export interface BenchShop {
	vendorId: string;
	type(text: string): Promise<Extract<Answer, { ok: true }>["reply"]>;
	/** What an autocomplete offers for what is typed, as a chat asks. */
	suggest(what: Suggest, typed: string): Promise<Suggestion[]>;
	/** A command with options that can't be typed: a file. */
	give(command: string, options: Readonly<Record<string, RawValue>>): Promise<Extract<Answer, { ok: true }>["reply"]>;
}

interface Options extends Partial<Pick<Config, "roles" | "apiUrls">> {
	/** The worker runs in a process of its own, as `ROLES` has it in a larger installation. */
	hasOwnWorker?: boolean;
}

/** The whole program, with its worker unless other roles are asked for, on an embedded PostgreSQL of its own, as durable as a shop's. */
export async function startBenchApp({ hasOwnWorker = false, roles = hasOwnWorker ? [] : ["worker"], apiUrls = {} }: Options = {}): Promise<BenchApp> {
	const dataDir = mkdtempSync(join(tmpdir(), "omni-bench-"));
	const log = () => {};
	const server = await startEmbeddedPostgres({ dataDir, log });
	const { ownerUrl } = server;
	await migrate({ ownerUrl, directory: MIGRATIONS, log });
	const { appUrl, queueUrl } = await ensureLogins({ ownerUrl, secretKey: SECRET_KEY, log });
	const options = benchOptions({ appUrl, queueUrl, apiUrls, roles });
	const app = await startApp(options);
	const worker = hasOwnWorker ? spawnPart("bench/serve-worker.ts", [JSON.stringify({ appUrl, queueUrl, apiUrls } satisfies WorkerOrders)]) : undefined;
	if (worker) await once(worker.child, "message");
	const owner = new pg.Client({ connectionString: ownerUrl });
	await owner.connect();
	return {
		owner,
		ownerUrl,
		port: app.port,
		vault: createVault(SECRET_KEY),
		async openShop(name) {
			const caller: Caller = {
				surface: "discord",
				identityId: name,
				displayName: name,
				workspaceExternalId: name,
				workspaceName: name,
				managesWorkspace: true,
				channelId: name,
			};
			const type = async (text: string) => {
				const answer = await app.dispatcher.runText(text, caller);
				if (!answer.ok) throw new Error(`${text}: ${answer.reply.text}`);
				return answer.reply;
			};
			const give = async (command: string, options: Readonly<Record<string, RawValue>>) => {
				const answer = await app.dispatcher.runCommand(command, options, caller);
				if (!answer.ok) throw new Error(`${command}: ${answer.reply.text}`);
				return answer.reply;
			};
			const suggest = (what: Suggest, typed: string) => app.complete(caller, what, typed, 25);
			await type(`/shop setup ${name} currency:USD`);
			const { rows } = await owner.query<{ id: string }>("SELECT vendor_id AS id FROM workspace WHERE external_id = $1", [name]);
			return { vendorId: rows[0]?.id ?? "", type, suggest, give };
		},
		async stop() {
			await owner.end();
			await worker?.stop();
			await app.stop();
			await server.stop();
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}
