import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addWhatPasses } from "../../support/add-what-passes.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { fillShop } from "../../support/fill-shop.ts";
import { query } from "../../support/query.ts";
import { tenantTables } from "../../support/tenant-tables.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;
let client: pg.Client;
let tables: { name: string; column: string }[];
/** And the views over them. */
let seen: typeof tables;

beforeAll(async () => {
	app = await startTestApp({ config: { roles: ["web", "worker"] } });
	shop = await app.buildShop("Card Corner");
	other = await app.buildShop("Game Garage");
	await fillShop(app, shop);
	await addWhatPasses(app, shop);
	client = new pg.Client({ connectionString: app.database.appUrl });
	await client.connect();
	tables = [...(await tenantTables(app.database.ownerUrl)).map((name) => ({ name, column: "vendor_id" })), { name: "vendor", column: "id" }];
	const views = await query<{ name: string }>(app.database.ownerUrl, "SELECT table_name AS name FROM information_schema.views WHERE table_schema = 'public'");
	seen = [...tables, ...views.map(({ name }) => ({ name, column: "vendor_id" }))];
}, 60_000);

afterAll(async () => {
	await client.end();
	await app.stop();
});

/** What a role sees of a table within one transaction. */
async function countAs(role: string, table: string, vendorId: string | null): Promise<number> {
	await client.query("BEGIN");
	try {
		await client.query("SELECT set_config('role', $1, true), set_config('app.vendor_id', $2, true)", [role, vendorId ?? ""]);
		const { rows } = await client.query(`SELECT count(*)::int AS count FROM ${client.escapeIdentifier(table)}`);
		return rows[0].count;
	} finally {
		await client.query("ROLLBACK");
	}
}

test("the catalogue names every tenant table, and each has rows to hide", async () => {
	expect(tables.length).toBeGreaterThan(20);
	const empty = [];
	for (const { name } of seen) if ((await countAs("omni_app", name, shop.vendorId)) === 0) empty.push(name);
	expect(empty).toEqual([]);
});

test("with no vendor set, every tenant table is empty, also after a scoped transaction on the same connection", async () => {
	for (const { name } of seen) expect([name, await countAs("omni_app", name, null)]).toEqual([name, 0]);
});

test("another vendor's transaction sees none of these rows", async () => {
	await client.query("BEGIN");
	await client.query("SELECT set_config('role', 'omni_app', true), set_config('app.vendor_id', $1, true)", [other.vendorId]);
	for (const { name, column } of seen) {
		const { rows } = await client.query(`SELECT count(*)::int AS count FROM ${client.escapeIdentifier(name)} WHERE ${column} = $1`, [shop.vendorId]);
		expect([name, rows[0].count]).toEqual([name, 0]);
	}
	await client.query("ROLLBACK");
});

describe("a write across vendors", () => {
	test("updates and deletes nothing", async () => {
		for (const { name, column } of tables) {
			for (const statement of [`UPDATE ${name} SET created_at = created_at WHERE ${column} = $1`, `DELETE FROM ${name} WHERE ${column} = $1`]) {
				await client.query("BEGIN");
				await client.query("SELECT set_config('role', 'omni_app', true), set_config('app.vendor_id', $1, true)", [other.vendorId]);
				const outcome = await client.query(statement, [shop.vendorId]).then(
					({ rowCount }) => rowCount,
					(error: { code: string }) => error.code,
				);
				await client.query("ROLLBACK");
				// 42501: the app may not do it to any row (ledgers are append-only).
				expect([name, statement.slice(0, 6), outcome === "42501" ? 0 : outcome]).toEqual([name, statement.slice(0, 6), 0]);
			}
		}
	});

	test("can't insert a row for another vendor", async () => {
		await client.query("BEGIN");
		await client.query("SELECT set_config('role', 'omni_app', true), set_config('app.vendor_id', $1, true)", [other.vendorId]);
		await expect(client.query("INSERT INTO location (vendor_id, name) VALUES ($1, 'Shed')", [shop.vendorId])).rejects.toMatchObject({ code: "42501" });
		await client.query("ROLLBACK");
	});

	test("can't point at another vendor's row: the foreign keys are composite", async () => {
		const item = await app.as(shop.owner, ["inventory.read"], (scope) => scope.read.item.findFirstOrThrow({ where: { vendorId: shop.vendorId } }));
		const location = await app.as(other.owner, ["inventory.read"], (scope) => scope.read.location.findFirstOrThrow({ where: { vendorId: other.vendorId } }));
		await client.query("BEGIN");
		await client.query("SELECT set_config('role', 'omni_app', true), set_config('app.vendor_id', $1, true)", [other.vendorId]);
		await expect(
			client.query("INSERT INTO stock_level (vendor_id, item_id, location_id) VALUES ($1, $2, $3)", [other.vendorId, item.id, location.id]),
		).rejects.toMatchObject({ code: "23503" });
		await client.query("ROLLBACK");
	});
});

describe("the app's login", () => {
	test("sees nothing by itself, and RESET ROLE gains nothing", async () => {
		// 42P01: without the right to use the schema, its tables are not even there.
		const barred = { code: expect.stringMatching(/42501|42P01/) };
		for (const { name } of tables) await expect(client.query(`SELECT 1 FROM ${name}`), name).rejects.toMatchObject(barred);
		await client.query("BEGIN");
		await client.query("SELECT set_config('role', 'omni_app', true), set_config('app.vendor_id', $1, true)", [shop.vendorId]);
		await client.query("RESET ROLE");
		await expect(client.query("SELECT 1 FROM item")).rejects.toMatchObject(barred);
		await client.query("ROLLBACK");
	});

	test("is no superuser, bypasses no policy, owns nothing and sees no queue", async () => {
		const { rows } = await client.query("SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user");
		expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
		const { rows: owned } = await client.query("SELECT count(*)::int AS count FROM pg_class WHERE relowner = current_user::regrole");
		expect(owned).toEqual([{ count: 0 }]);
		await expect(client.query("SELECT 1 FROM bull.job")).rejects.toMatchObject({ code: expect.stringMatching(/42501|42P01/) });
	});

	test("row-level security is on and forced on every tenant table", async () => {
		const { rows } = await client.query("SELECT relname FROM pg_class WHERE relname = ANY($1) AND NOT (relrowsecurity AND relforcerowsecurity)", [
			tables.map(({ name }) => name),
		]);
		expect(rows).toEqual([]);
	});
});

test("the ledgers are append-only", async () => {
	for (const table of ["stock_movement", "price_change", "audit_entry"]) {
		await client.query("BEGIN");
		await client.query("SELECT set_config('role', 'omni_app', true), set_config('app.vendor_id', $1, true)", [shop.vendorId]);
		await expect(client.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: "42501" });
		await client.query("ROLLBACK");
	}
});

describe("the other roles", () => {
	test("the installer sees where the bot is and no row of a vendor or person; nobody else sees a token", async () => {
		for (const { name } of [...tables, { name: "person" }, { name: "identity" }]) {
			await expect(countAs("omni_installer", name, shop.vendorId), name).rejects.toMatchObject({ code: "42501" });
		}
		for (const table of ["chat_installation", "install_state"]) {
			expect(await countAs("omni_installer", table, null)).toBe(0);
			for (const role of ["omni_app", "omni_person", "omni_intake", "omni_system"]) {
				await expect(countAs(role, table, shop.vendorId), `${role} ${table}`).rejects.toMatchObject({ code: "42501" });
			}
		}
	});

	test("intake inserts deliveries and reads nothing", async () => {
		for (const { name } of tables) await expect(countAs("omni_intake", name, shop.vendorId), name).rejects.toMatchObject({ code: "42501" });
	});

	test("intake inserts deliveries of the vendors that it names, and of no other", async () => {
		async function insert(named: readonly string[], vendorId: string): Promise<unknown> {
			await client.query("BEGIN");
			try {
				await client.query("SELECT set_config('role', 'omni_intake', true), set_config('app.vendor_ids', $1, true)", [`{${named.join()}}`]);
				return await client.query(
					"INSERT INTO webhook_delivery (vendor_id, connection_id, marketplace, delivery_id, topic, headers, body) VALUES ($1, $1, 'shopify', 'd', 't', '{}', '')",
					[vendorId],
				);
			} finally {
				await client.query("ROLLBACK");
			}
		}
		// Past the policy it is the foreign key that misses its connection.
		await expect(insert([other.vendorId, shop.vendorId], shop.vendorId)).rejects.toMatchObject({ code: "23503" });
		for (const named of [[other.vendorId], []]) await expect(insert(named, shop.vendorId)).rejects.toMatchObject({ code: "42501" });
	});

	test("the system reads no item, price, order or audit, and writes nothing", async () => {
		for (const name of ["item", "price_change", "stock_level", "sales_order", "audit_entry", "invite"]) {
			await expect(countAs("omni_system", name, shop.vendorId), name).rejects.toMatchObject({ code: "42501" });
		}
	});

	test("the system sees the shops' names only to open one, and nothing else of them", async () => {
		expect(await countAs("omni_system", "vendor", shop.vendorId)).toBe(0);
		const openings = { text: "SELECT id, name FROM vendor WHERE id = $1", values: [shop.vendorId] };
		await client.query("BEGIN");
		await client.query("SELECT set_config('role', 'omni_system', true), set_config('app.purpose', 'open-shop', true)");
		expect((await client.query(openings)).rows).toEqual([{ id: shop.vendorId, name: "Card Corner" }]);
		await expect(client.query("SELECT currency FROM vendor")).rejects.toMatchObject({ code: "42501" });
		await client.query("ROLLBACK");
	});

	test("a person without an identity sees no vendor, no membership and no invite", async () => {
		for (const name of [
			"person",
			"identity",
			"membership",
			"vendor",
			"workspace",
			"location",
			"invite",
			"link_code",
			"api_token",
			"former_member",
			"platform_admin",
		]) {
			expect([name, await countAs("omni_person", name, shop.vendorId)]).toEqual([name, 0]);
		}
	});
});
