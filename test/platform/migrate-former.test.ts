import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureLogins } from "../../src/platform/database-logins.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { until } from "../support/fill-shop.ts";
import { formerDatabase } from "../support/former-database.ts";
import { ledgerFaults } from "../support/ledger-faults.ts";
import { letOwnerLook } from "../support/let-owner-look.ts";
import { query } from "../support/query.ts";
import { postAsShopify, shopifyOrder } from "../support/shopify.ts";
import { TEST_SECRET_KEY } from "../support/test-secret-key.ts";

type Rows = Record<string, Record<string, unknown>[]>;

const log = () => {};
let app: TestApp;
let ownerUrl: string;
let before: Rows;
let after: Rows;
let applied: string[];
interface Column {
	table: string;
	column: string;
	default: string | null;
	/** Worked out by the database, and so free to change. */
	isGenerated: boolean;
}
let generated: Set<string>;
let newColumns: Column[];

/** New columns that say of old rows what was known of them in another way, or that count. */
const FILLED_IN = ["sales_order.paid_at", "webhook_delivery.order_external_id", "webhook_delivery.number", "connection.due_at", "connection.sync_due_at"];

beforeAll(async () => {
	const former = await formerDatabase();
	ownerUrl = former.ownerUrl;
	try {
		before = await readAll();
		const known = new Set((await listColumns()).map(({ table, column }) => `${table}.${column}`));
		applied = await migrate({ ownerUrl, directory: "prisma/migrations", log });
		after = await readAll();
		const columns = await listColumns();
		generated = new Set(columns.filter(({ isGenerated }) => isGenerated).map(({ table, column }) => `${table}.${column}`));
		newColumns = columns.filter(({ table, column }) => table in before && !known.has(`${table}.${column}`));
		await letOwnerLook(ownerUrl);
		const { appUrl, queueUrl } = await ensureLogins({ ownerUrl, secretKey: TEST_SECRET_KEY, log });
		app = await startTestApp({ config: { roles: ["web", "worker"] }, database: { ownerUrl, appUrl, queueUrl, drop: former.drop } });
	} catch (error) {
		await former.drop();
		throw error;
	}
});

afterAll(async () => {
	await app?.stop();
});

/** Every row of every table, whoever the owner is: forced row-level security is lifted in a transaction that is rolled back. */
async function readAll(): Promise<Rows> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		const { rows: tables } = await client.query<{ name: string; forced: boolean }>(
			`SELECT relname AS name, relforcerowsecurity AS forced FROM pg_class
			WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') AND relname <> '_prisma_migrations' ORDER BY 1`,
		);
		await client.query("BEGIN");
		const all: Rows = {};
		// Of all before any is read: a view shows what the tables under it do.
		for (const { name, forced } of tables) if (forced) await client.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`);
		for (const { name } of tables) {
			const { rows } = await client.query<{ row: Record<string, unknown> }>(
				`SELECT to_jsonb(t) AS row FROM ${name} t ORDER BY to_jsonb(t)->>'id', to_jsonb(t)->>'item_id'`,
			);
			all[name] = rows.map(({ row }) => row);
		}
		await client.query("ROLLBACK");
		return all;
	} finally {
		await client.end();
	}
}

function listColumns() {
	return query<(typeof newColumns)[number]>(
		ownerUrl,
		`SELECT table_name AS "table", column_name AS "column", column_default AS "default", is_generated = 'ALWAYS' AS "isGenerated"
		FROM information_schema.columns WHERE table_schema = 'public'`,
	);
}

test("the fixture has rows of the former version's tables, of two shops", () => {
	const empty = Object.keys(before).filter((table) => before[table]?.length === 0);
	// A listing was not made by any command, and an uploaded file's pieces go once it is planned.
	expect(empty).toEqual(["bulk_upload_chunk", "listing"]);
	expect(before.vendor).toHaveLength(2);
	expect(applied.length).toBeGreaterThan(0);
});

test("every row is still there with every value it had", () => {
	const { bulk_operation_row: _planned, ...tables } = before;
	for (const [table, rows] of Object.entries(tables)) {
		const names = Object.keys(rows[0] ?? {}).filter((column) => !generated.has(`${table}.${column}`));
		const pick = (all: readonly Record<string, unknown>[] = []) => all.map((row) => Object.fromEntries(names.map((column) => [column, row[column]])));
		expect(pick(after[table]), table).toEqual(pick(rows));
	}
});

test("what was planned is planned still, however it is kept now", () => {
	const names = [
		"vendor_id",
		"bulk_operation_id",
		"item_id",
		"line",
		"sku",
		"is_new",
		"archive",
		"fields",
		"seen_minor",
		"target_minor",
		"seen_on_hand",
		"target_on_hand",
		"outcome",
	];
	const pick = (rows: Rows[string] = []) => rows.map((row) => JSON.stringify(names.map((name) => row[name]))).sort((one, other) => (one < other ? -1 : 1));
	expect(pick(after.bulk_operation_line)).toEqual(pick(before.bulk_operation_row));
	expect([after.bulk_operation_row?.length, after.bulk_operation_prices?.length]).toEqual([2, 2]);
});

test("what is new has its default in the old rows", async () => {
	expect(newColumns.map(({ table, column }) => `${table}.${column}`)).toEqual(
		expect.arrayContaining(["vendor.till", "item.price_locked", "membership.grants", "sales_order_line.fee_minor", "workspace.unlinked_at"]),
	);
	const looked = newColumns.filter(({ table, column, isGenerated }) => !isGenerated && !FILLED_IN.includes(`${table}.${column}`));
	const [defaults] = await query<{ values: unknown[] }>(
		ownerUrl,
		`SELECT ARRAY[${looked.map(({ default: expression }) => `to_jsonb(${expression ?? "NULL::text"})`).join(", ")}] AS values`,
	);
	for (const [at, { table, column }] of looked.entries()) {
		for (const row of after[table] ?? []) expect([table, column, row[column]]).toEqual([table, column, defaults?.values[at] ?? null]);
	}
	expect(after.item?.map(({ is_single_copy }) => is_single_copy)).toEqual([false, false, false, false]);
	expect(after.sales_order?.filter(({ status }) => status !== "placed").map(({ paid_at }) => paid_at)).not.toContain(null);
	expect(after.connection?.map(({ due_at }) => due_at)).not.toContain(null);
	expect(new Set(after.webhook_delivery?.map(({ number }) => number)).size).toBe(after.webhook_delivery?.length);
	expect(after.vendor?.[0]).toMatchObject({ low_stock_threshold: 2, till: "omni", price_floor_minor: null, bulk_max_rows: 50_000, trade_in_cash_percent: 50 });
});

test("the ledger is clean", async () => {
	expect(await ledgerFaults(ownerUrl)).toEqual([]);
});

test("the shops go on: find, sell, undo, and each sees its own", async () => {
	const type = async (text: string) => {
		const answer = await app.dispatcher.runText(text, app.caller("Card Corner"));
		expect(answer).toMatchObject({ ok: true });
		return answer.reply;
	};
	const available = async () => (await type("/item show CardCorner-1")).text.match(/(\d+) available/)?.[1];
	expect(await available()).toBe("2");
	expect((await type("/find charizard")).rows?.rows.map(([sku]) => sku)).toEqual(["CardCorner-1"]);
	const sale = await type("/sell CardCorner-1");
	// The numbers go on where they were.
	expect(sale.text).toContain("O-3");
	expect(await available()).toBe("1");
	await type("/undo");
	expect(await available()).toBe("2");
	expect(await app.dispatcher.runText("/item show GameGarage-1", app.caller("Card Corner"))).toMatchObject({ ok: false, code: "not_found" });
	expect(await ledgerFaults(ownerUrl)).toEqual([]);
});

test("what the former version did can be undone by this one, an order's events still find their order", async () => {
	await query(ownerUrl, "UPDATE audit_entry SET created_at = now() WHERE action = 'set-price'");
	const caller = app.caller("Game Garage");
	expect(await app.dispatcher.runText("/undo 23", caller)).toMatchObject({ ok: true, reply: { text: expect.stringContaining("$260.00 → $250.00") } });
	const [connection] = await query<{ id: string }>(
		ownerUrl,
		"SELECT connection.id FROM connection JOIN vendor ON vendor.id = vendor_id WHERE name = 'Game Garage'",
	);
	const url = `http://127.0.0.1:${app.port}/webhooks/shopify/${connection?.id}`;
	const body = shopifyOrder({ cancelledAt: "2099-01-16T10:00:00-05:00", lines: [{ id: "11", sku: "GameGarage-1", quantity: 1, currentQuantity: 0 }] });
	expect((await postAsShopify({ url, secret: "shop-secret-of-sixteen", topic: "orders/cancelled", body })).status).toBe(200);
	await until(async () => {
		const orders = await query<{ status: string }>(ownerUrl, "SELECT status FROM sales_order WHERE connection_id = $1", [connection?.id]);
		expect(orders).toHaveLength(1);
		return orders[0]?.status === "cancelled";
	});
	expect(await ledgerFaults(ownerUrl)).toEqual([]);
});
