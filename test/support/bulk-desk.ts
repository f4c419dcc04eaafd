import { DomainError } from "../../src/domain/core/errors.ts";
import { openAccess } from "../../src/domain/core/permissions/access.ts";
import type { Permission } from "../../src/domain/core/permissions/roles.ts";
import type { JobRequest, Principal, VendorScope, Visitor } from "../../src/domain/core/permissions/scopes.ts";
import type { Reply } from "../../src/domain/core/reply.ts";
import { createVault } from "../../src/domain/core/vault.ts";
import { operationLabel } from "../../src/domain/inventory/operations/operation-label.ts";
import { confirmOperation } from "../../src/domain/inventory/services/bulk/confirm-operation.ts";
import { draftEdit } from "../../src/domain/inventory/services/bulk/draft-edit.ts";
import { draftImport } from "../../src/domain/inventory/services/bulk/draft-import.ts";
import { draftReprice } from "../../src/domain/inventory/services/bulk/draft-reprice.ts";
import { draftUndo } from "../../src/domain/inventory/services/bulk/draft-undo.ts";
import { showOperation } from "../../src/domain/inventory/services/bulk/show-operation.ts";
import { registerPerson } from "../../src/domain/users/services/register-person.ts";
import { findCaller } from "../../src/domain/vendors/selectors/find-caller.ts";
import { setUpShop } from "../../src/domain/vendors/services/set-up-shop.ts";
import type { Job } from "../../src/jobs/define-job.ts";
import { planBulk } from "../../src/jobs/plan-bulk.ts";
import { runBulk } from "../../src/jobs/run-bulk.ts";
import { openAppPool } from "../../src/platform/app-pool.ts";
import { testDatabase } from "./database.ts";
import { fileOf } from "./fill-shop.ts";
import { jobTools } from "./job-tools.ts";
import { query } from "./query.ts";
import { TEST_SECRET_KEY } from "./test-secret-key.ts";

const JOBS: readonly Job[] = [planBulk, runBulk];
const NEEDS = ["pricing.bulk", "pricing.write", "item.write", "stock.write", "inventory.read"] as const;

export type BulkDesk = Awaited<ReturnType<typeof openBulkDesk>>;
export type BulkShop = Awaited<ReturnType<BulkDesk["buildShop"]>>;

/** Bulk operations without a queue: jobs are collected, and run when the test says so, on a clock that the test may set forward or stop. */
export async function openBulkDesk() {
	const database = await testDatabase();
	const log = { info() {}, warn() {}, error() {} };
	const pool = openAppPool(database.appUrl, log);
	const waiting: JobRequest[] = [];
	const clock: { ahead: number; stopped: number | null } = { ahead: 0, stopped: null };
	const access = openAccess({
		pool,
		vault: createVault(TEST_SECRET_KEY),
		enqueue: async (requests) => {
			waiting.push(...requests.filter(({ job }) => job !== "send-outbox"));
		},
		clock: () => new Date((clock.stopped ?? Date.now()) + clock.ahead),
	});
	const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) => query<Row>(database.ownerUrl, text, values);

	/** Runs one job as the worker does; `chunks` ends its slice early. */
	async function runJob(request: Pick<JobRequest, "job" | "payload">, { chunks = Number.POSITIVE_INFINITY } = {}): Promise<void> {
		const job = JOBS.find(({ name }) => name === request.job);
		if (!job) throw new Error(`No job ${request.job}`);
		const payload = job.payload.parse(request.payload);
		let asked = 0;
		const tools = { ...jobTools, mayGoOn: () => ++asked < chunks };
		const principal = job.principal(payload);
		try {
			await job.run(payload, { ...tools, withScope: (run) => access.withVendor(principal, job.needs, run) });
		} catch (error) {
			if (!(error instanceof DomainError && error.code === "permission_denied")) throw error;
			const worker: Principal = { kind: "worker", vendorId: principal.vendorId };
			await job.refused?.(payload, { ...tools, withScope: (run) => access.withVendor(worker, ["bulk.settle", "delivery.settle"], run) }, error.message);
		}
	}

	/** Runs what was asked for, and what that asks for, a chunk to a slice if so wished. */
	async function drain(options?: { chunks: number }): Promise<void> {
		for (let request = waiting.shift(); request; request = waiting.shift()) await runJob(request, options);
	}

	async function buildShop(name: string, currency = "USD") {
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
		const as = <R>(run: (scope: VendorScope<(typeof NEEDS)[number]>) => Promise<R>) =>
			access.withVendor<Permission & (typeof NEEDS)[number], R>(principal, NEEDS, run);

		/** Items PRE-1 to PRE-n at the given price (minor units), each with this many copies. */
		async function addItems(prefix: string, count: number, { priceMinor = 1000, copies = 0, cost = null as number | null } = {}): Promise<void> {
			await sql(
				`WITH made AS (
					INSERT INTO item (vendor_id, sku, title, category, condition, price_minor, cost_minor)
					SELECT $1, $2 || '-' || n, $2 || ' card ' || n, 'tcg-single', 'Near Mint', $4::bigint, $6::bigint FROM generate_series(1, $3::int) n RETURNING id
				), levels AS (
					INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand)
					SELECT $1, made.id, location.id, $5::int FROM made JOIN location ON location.vendor_id = $1 AND is_default WHERE $5::int > 0 RETURNING item_id, location_id
				)
				INSERT INTO stock_movement (vendor_id, item_id, location_id, kind, delta, on_hand_after, idempotency_key)
				SELECT $1, item_id, location_id, 'received', $5::int, $5::int, gen_random_uuid()::text FROM levels`,
				[vendorId, prefix, count, priceMinor, copies, cost],
			);
		}

		const priceOf = async (sku: string) => {
			const [item] = await sql<{ price_minor: string }>("SELECT price_minor FROM item WHERE vendor_id = $1 AND sku = $2", [vendorId, sku]);
			return Number(item?.price_minor);
		};
		const stockOf = async (sku: string) => {
			const [item] = await sql<{ on_hand: number }>(
				"SELECT coalesce(sum(on_hand), 0)::int AS on_hand FROM item LEFT JOIN stock_level ON item_id = item.id WHERE item.vendor_id = $1 AND sku = $2",
				[vendorId, sku],
			);
			return item?.on_hand;
		};
		const show = (number: number): Promise<Reply> => as((scope) => showOperation(scope, { number, withFiles: true }));
		const operation = async (number: number) => {
			const [row] = await sql<{
				id: string;
				status: string;
				rows_total: number;
				rows_done: number;
				rows_skipped: number;
				error: string | null;
				plan_hash: string | null;
			}>("SELECT * FROM bulk_operation WHERE vendor_id = $1 AND number = $2", [vendorId, number]);
			if (!row) throw new Error(`There is no ${operationLabel(number)}.`);
			return row;
		};
		/** Drafts, plans and looks: everything before the press. */
		const planned = async (draft: Promise<{ number: number }>) => {
			const { number } = await draft;
			await drain();
			return { number, preview: await show(number) };
		};
		const confirm = (number: number, plan?: string) => as((scope) => confirmOperation(scope, { number, plan }));

		return {
			vendorId,
			personId,
			identityId: visitor.identityId,
			workspaceId: workspaceId ?? "",
			principal,
			as,
			addItems,
			priceOf,
			stockOf,
			show,
			operation,
			confirm,
			planReprice: (input: Parameters<typeof draftReprice>[1]) => planned(as((scope) => draftReprice(scope, input))),
			planEdit: (input: Parameters<typeof draftEdit>[1]) => planned(as((scope) => draftEdit(scope, input))),
			planImport: (csv: string, wishes?: Parameters<typeof draftImport>[2]) => planned(as((scope) => draftImport(scope, fileOf(csv), wishes))),
			planUndo: (number: number) => planned(as((scope) => draftUndo(scope, { number }))),
			/** Presses [Confirm] and lets it run. */
			async run(number: number) {
				if ((await confirm(number)) !== "queued") throw new Error(`${operationLabel(number)} did not start.`);
				await drain();
				return operation(number);
			},
		};
	}

	return {
		database,
		access,
		sql,
		waiting,
		clock,
		runJob,
		drain,
		buildShop,
		async close() {
			await access.close();
			await pool.end();
			await database.drop();
		},
	};
}
