import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Caller } from "../../src/bots/caller.ts";
import type { Dispatcher } from "../../src/bots/dispatch.ts";
import type { Config } from "../../src/config.ts";
import type { Permission, Role } from "../../src/domain/core/permissions/roles.ts";
import type { Principal, VendorScope } from "../../src/domain/core/permissions/scopes.ts";
import type { Answer } from "../../src/domain/core/reply.ts";
import { findCaller } from "../../src/domain/vendors/selectors/find-caller.ts";
import { type RunningApp, startApp } from "../../src/start-app.ts";
import { type TestDatabase, testDatabase } from "./database.ts";
import { TEST_SECRET_KEY } from "./test-secret-key.ts";

export const CONSOLE_TOKEN = "test-console-token";

export interface TestApp extends RunningApp {
	database: TestDatabase;
	/** A person in a workspace of their own making; the same names give the same person. */
	caller(workspace: string, person?: string, overrides?: Partial<Caller>): Caller;
	/** A shop with an owner ("owner") and a member of staff ("staff") in its workspace: a Discord guild unless an owner elsewhere is given. */
	buildShop(workspace: string, options?: { currency?: string; timezone?: string; owner?: Caller }): Promise<TestShop>;
	/** Runs as the caller's member, with any permissions. */
	as<const P extends Permission, R>(caller: Caller, needs: readonly P[], run: (scope: VendorScope<P>) => Promise<R>): Promise<R>;
}

export interface TestShop {
	owner: Caller;
	staff: Caller;
	vendorId: string;
	/** Lets somebody in with a role, by an invite. */
	join(person: string, role: Role): Promise<Caller>;
	/** Types a command as the owner and expects it to succeed. */
	type(text: string, as?: Caller): Promise<Extract<Answer, { ok: true }>["reply"]>;
	/** Types a command and tells the error's code and text. */
	fail(text: string, as?: Caller): Promise<{ code: string; text: string }>;
}

interface Options {
	config?: Partial<Config>;
	sweepEvery?: number;
	slice?: number;
	/** One that is there already; the app drops it when it stops. */
	database?: TestDatabase;
}

/** The whole program on a database of its own. No role but "worker" by default; sockets on free ports. */
export async function startTestApp({ config = {}, sweepEvery, slice, database: given }: Options = {}): Promise<TestApp> {
	const database = given ?? (await testDatabase());
	const pictureFolder = mkdtempSync(join(tmpdir(), "omni-stock-pictures-"));
	const app = await startApp({
		config: {
			host: "127.0.0.1",
			port: 0,
			publicUrl: "https://stock.example.com",
			apiUrls: {},
			webhookRetention: 60,
			redisUrl: undefined,
			roles: ["worker"],
			discord: undefined,
			slack: undefined,
			...config,
		},
		appUrl: database.appUrl,
		queueUrl: database.queueUrl,
		secretKey: TEST_SECRET_KEY,
		consoleToken: CONSOLE_TOKEN,
		pictureFolder,
		log: pino({ level: process.env.LOG_LEVEL ?? "silent" }),
		...(sweepEvery !== undefined && { sweepEvery }),
		...(slice !== undefined && { slice }),
	}).catch(async (error: unknown) => {
		await database.drop();
		throw error;
	});

	const as: TestApp["as"] = async (caller, needs, run) => app.access.withVendor(await memberOf(app, caller), needs, run);
	return {
		...app,
		database,
		caller: callerIn,
		as,
		buildShop: (workspace, options) => buildShop(app, workspace, options),
		async stop() {
			await app.stop();
			await database.drop();
			rmSync(pictureFolder, { recursive: true, force: true });
		},
	};
}

function callerIn(workspace: string, person = "owner", overrides: Partial<Caller> = {}): Caller {
	return {
		surface: "discord",
		identityId: `${workspace}-${person}`,
		displayName: person,
		workspaceExternalId: workspace,
		workspaceName: workspace,
		managesWorkspace: person === "owner",
		channelId: `${workspace}-channel`,
		...overrides,
	};
}

async function memberOf(app: RunningApp, caller: Caller): Promise<Principal> {
	const { vendorId, personId, workspaceId } = await app.access.withSystem("resolve-caller", (scope) => findCaller(scope, caller));
	if (!vendorId || !personId) throw new Error(`${caller.displayName} is not known in ${caller.workspaceName}.`);
	return { kind: "member", vendorId, personId, surface: caller.surface, workspaceId };
}

async function buildShop(
	app: RunningApp,
	workspace: string,
	{ currency = "USD", timezone = "UTC", owner = callerIn(workspace) }: { currency?: string; timezone?: string; owner?: Caller } = {},
): Promise<TestShop> {
	const type = (text: string, caller = owner) => typeOk(app.dispatcher, text, caller);
	await type(`/shop setup ${workspace} currency:${currency} timezone:${timezone}`);
	const join: TestShop["join"] = async (person, role) => {
		const invite = await type(`/shop invite role:${role}`);
		const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(invite.text)?.[0] ?? "";
		const caller = { ...owner, identityId: `${owner.workspaceExternalId}-${person}`, displayName: person, managesWorkspace: false };
		await type(`/shop link ${code}`, caller);
		return caller;
	};
	const staff = await join("staff", "staff");
	const { vendorId } = await memberOf(app, owner);
	return {
		owner,
		staff,
		vendorId,
		join,
		type,
		async fail(text, caller = owner) {
			const answer = await app.dispatcher.runText(text, caller);
			if (answer.ok) throw new Error(`${text} was expected to fail and answered: ${answer.reply.text}`);
			return { code: answer.code, text: answer.reply.text };
		},
	};
}

async function typeOk(dispatcher: Dispatcher, text: string, caller: Caller): Promise<Extract<Answer, { ok: true }>["reply"]> {
	const answer = await dispatcher.runText(text, caller);
	if (!answer.ok) throw new Error(`${text} failed with ${answer.code}: ${answer.reply.text}`);
	return answer.reply;
}
