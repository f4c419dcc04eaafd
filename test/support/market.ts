import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import express from "express";
import type { Message } from "../../src/bots/sender.ts";
import { type Access, openAccess } from "../../src/domain/core/permissions/access.ts";
import type { JobRequest, Principal, Visitor } from "../../src/domain/core/permissions/scopes.ts";
import { createVault } from "../../src/domain/core/vault.ts";
import { createItem } from "../../src/domain/inventory/services/create-item.ts";
import type { Credentials } from "../../src/domain/marketplaces/credentials.ts";
import type { MarketplaceName } from "../../src/domain/marketplaces/marketplaces.ts";
import { connectMarketplace } from "../../src/domain/marketplaces/services/connect-marketplace.ts";
import { registerPerson } from "../../src/domain/users/services/register-person.ts";
import { findCaller } from "../../src/domain/vendors/selectors/find-caller.ts";
import { setUpShop } from "../../src/domain/vendors/services/set-up-shop.ts";
import { subscribeChannel } from "../../src/domain/vendors/services/subscribe-channel.ts";
import type { Job } from "../../src/jobs/define-job.ts";
import { matchLines } from "../../src/jobs/match-lines.ts";
import { processDelivery } from "../../src/jobs/process-delivery.ts";
import { pushListings } from "../../src/jobs/push-listings.ts";
import { readListings } from "../../src/jobs/read-listings.ts";
import { sendOutbox } from "../../src/jobs/send-outbox.ts";
import { watchConnection } from "../../src/jobs/watch-connection.ts";
import { createKeyFinder } from "../../src/marketplaces/create-key-finder.ts";
import { createClients } from "../../src/marketplaces/open-clients.ts";
import { openAppPool } from "../../src/platform/app-pool.ts";
import { createWebhookRouter } from "../../src/webhooks/receive.ts";
import { testDatabase } from "./database.ts";
import { openGate } from "./gate.ts";
import { jobTools } from "./job-tools.ts";
import { ledgerFaults } from "./ledger-faults.ts";
import { query } from "./query.ts";
import { TEST_SECRET_KEY } from "./test-secret-key.ts";

/** How the marketplaces are told to reach us: what some of them sign. */
export const PUBLIC_URL = "https://stock.example";
const JOBS: readonly Job[] = [processDelivery, matchLines, watchConnection, pushListings, readListings, sendOutbox];
const NEEDS_ALL = [
	"item.write",
	"stock.write",
	"inventory.read",
	"market.manage",
	"market.read",
	"notify.manage",
	"order.write",
	"order.read",
	"pricing.write",
] as const;

export type Market = Awaited<ReturnType<typeof openMarket>>;
export type MarketShop = Awaited<ReturnType<Market["buildShop"]>>;

/** What a shop of a test is connected to. */
interface Connecting {
	marketplace?: MarketplaceName;
	account?: string;
	secret?: string;
	/** Keys for the marketplace's API. */
	credentials?: Credentials;
}

/** The way from a marketplace to the chat without a queue: jobs are collected, and run when the test says so. */
export async function openMarket({
	storePatience = 20_000,
	most,
	apiUrls = {},
	pace,
}: {
	storePatience?: number;
	/** How much the receiver takes on at once. */
	most?: { underWay: number; bytes: number };
	apiUrls?: Readonly<Partial<Record<MarketplaceName, string>>>;
	/** Of the marketplaces' APIs. */
	pace?: { limit: number; interval: number };
} = {}) {
	const clients = createClients({ apiUrls, ...(pace && { pace }) });
	const database = await testDatabase();
	const log = { info() {}, warn() {}, error() {} };
	const gate = await openGate(database.appUrl);
	const pool = openAppPool(gate.url, log);
	const vault = createVault(TEST_SECRET_KEY);
	const waiting: JobRequest[] = [];
	const sent: Message[] = [];
	const access: Access = openAccess({
		pool,
		vault,
		enqueue: async (requests) => {
			waiting.push(...requests);
		},
	});
	const senders = {
		discord: async (message: Message) => {
			sent.push(message);
			return { messageId: message.messageId ?? `message-${sent.length}` };
		},
	};
	const app = express();
	const findPublicKey = createKeyFinder({ access, clients });
	app.use(createWebhookRouter({ access, log, publicUrl: PUBLIC_URL, findPublicKey, bodyPatience: 1_500, storePatience, ...(most && { most }) }));
	const server = app.listen(0, "127.0.0.1");
	await new Promise((resolve) => server.once("listening", resolve));
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) => query<Row>(database.ownerUrl, text, values);

	/** Runs one job as the worker does. */
	async function runJob(
		request: Pick<JobRequest, "job" | "payload">,
		tools: { senders: Partial<Record<string, (message: Message) => Promise<{ messageId: string }>>> } = { senders },
	) {
		const job = JOBS.find((known) => known.name === request.job);
		if (!job) throw new Error(`No job ${request.job}`);
		const payload = job.payload.parse(request.payload);
		await job.run(payload, { ...jobTools, clients, ...tools, withScope: (run) => access.withVendor(job.principal(payload), job.needs, run) });
	}

	/** Runs what was asked for and is due, and what that asks for. */
	async function drain(): Promise<void> {
		for (let request = takeDue(); request; request = takeDue()) await runJob(request);
	}

	function takeDue(): JobRequest | undefined {
		const index = waiting.findIndex((request) => (request.delay ?? 0) === 0);
		return index === -1 ? undefined : waiting.splice(index, 1)[0];
	}

	/** A shop with one connection: by default to Shopify, without keys for its API. */
	async function buildShop(
		name: string,
		currency = "USD",
		{ marketplace = "shopify", account = name, secret = randomBytes(16).toString("hex"), credentials }: Connecting = {},
	) {
		const visitor: Visitor = {
			surface: "discord",
			identityId: `${name}-owner`,
			displayName: name,
			workspaceExternalId: name,
			workspaceName: name,
			managesWorkspace: true,
		};
		const personId = await access.withPerson(visitor, (scope) => registerPerson(scope));
		const { vendorId } = await access.withPerson(visitor, (scope) => setUpShop(scope, { name, currency }));
		const { workspaceId } = await access.withSystem("resolve-caller", (scope) => findCaller(scope, visitor));
		const principal: Principal = { kind: "member", vendorId, personId, surface: "discord", workspaceId };
		const as = <R>(run: Parameters<typeof access.withVendor<(typeof NEEDS_ALL)[number], R>>[2]) => access.withVendor(principal, NEEDS_ALL, run);
		const { connectionId } = await as((scope) => connectMarketplace(scope, { marketplace, account, secret, credentials }));
		await as((scope) => subscribeChannel(scope, { workspaceId: workspaceId ?? "", channelId: `${name}-channel`, topics: ["sales", "errors", "bulk"] }));
		const stock = async (sku: string) => {
			const [level] = await sql<{ on_hand: number; committed: number }>(
				"SELECT on_hand, committed FROM stock_level JOIN item ON item.id = item_id WHERE item.vendor_id = $1 AND sku = $2",
				[vendorId, sku],
			);
			return level && { onHand: level.on_hand, committed: level.committed };
		};
		const addItem = (sku: string, quantity: number) =>
			as((scope) => createItem(scope, { sku, title: `Card ${sku}`, category: "tcg-single", condition: "NM", priceMinor: 999n, quantity }));
		return {
			vendorId,
			personId,
			workspaceId: workspaceId ?? "",
			principal,
			as,
			connectionId,
			secret,
			url: `${origin}/webhooks/${marketplace}/${connectionId}`,
			stock,
			addItem,
		};
	}

	return {
		access,
		database,
		/** The way to the database. */
		gate,
		origin,
		pool,
		sql,
		sent,
		waiting,
		drain,
		runJob,
		buildShop,
		/** As if an hour had passed for the messages that news still join. */
		later: () => sql("UPDATE outbox SET led_at = led_at - interval '1 hour'"),
		/** What is wrong with the books, over all shops. */
		drift: () => ledgerFaults(database.ownerUrl),
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			await access.close();
			await pool.end();
			await gate.shut();
			await database.drop();
		},
	};
}
