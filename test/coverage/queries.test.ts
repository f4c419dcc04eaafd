import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Access, openAccess } from "../../src/domain/core/permissions/access.ts";
import { MEMBER_PERMISSIONS } from "../../src/domain/core/permissions/roles.ts";
import { createVault } from "../../src/domain/core/vault.ts";
import { openAppPool } from "../../src/platform/app-pool.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { countStatements } from "../support/count-statements.ts";
import { listDomainExports } from "../support/domain-exports.ts";
import { multiplyRows } from "../support/multiply-rows.ts";
import { TEST_SECRET_KEY } from "../support/test-secret-key.ts";
import { DOMAIN_CASES } from "./domain-cases/all-cases.ts";
import { furnishShop } from "./domain-cases/furnish-shop.ts";
import { loadThings, type ShopThings } from "./domain-cases/load-things.ts";

/** Statements that a selector may need, if its case does not say why it needs more: Prisma reads each relation in one of its own. */
const MOST = 6;
const TIMES = 50;
const selectors = (await listDomainExports()).filter(({ kind }) => kind === "selector");
let app: TestApp;
let pool: ReturnType<typeof openAppPool>;
let access: Access;
let counter: ReturnType<typeof countStatements>;
let small: ShopThings;
let large: ShopThings;
let counts: Record<string, number>;

beforeAll(async () => {
	app = await startTestApp({ config: { roles: ["web", "worker"] } });
	const [one, other] = [await app.buildShop("Card Corner"), await app.buildShop("Game Garage")];
	await furnishShop(app, one);
	await furnishShop(app, other);
	small = await loadThings(app, one);
	counts = await multiplyRows(app.database.ownerUrl, other.vendorId, TIMES);
	large = await loadThings(app, other);
	pool = openAppPool(app.database.appUrl, { warn() {} });
	counter = countStatements(pool);
	access = openAccess({ pool, vault: createVault(TEST_SECRET_KEY), enqueue: async () => {} });
}, 120_000);

afterAll(async () => {
	await access?.close();
	await pool?.end();
	await app?.stop();
});

/** The statements of one call on a shop's own things. */
async function statementsOf(use: unknown, argument: (things: ShopThings) => unknown, things: ShopThings): Promise<readonly string[]> {
	const principal = { kind: "member", vendorId: things.vendorId, personId: things.ownerId, surface: "discord", workspaceId: things.workspaceId } as const;
	return access.withVendor(principal, MEMBER_PERMISSIONS, async (scope) => {
		counter.reset();
		await (use as (scope: unknown, argument: unknown) => unknown)(scope, argument(things));
		return counter.texts();
	});
}

test("the large shop has many rows of everything", () => {
	const few = Object.entries(counts).filter(([, count]) => count < TIMES);
	expect(few).toEqual([]);
});

describe("a fixed number of statements, however many rows there are", () => {
	test.each(selectors.map(({ label, use }) => [label, use] as const))("%s", async (label, use) => {
		const known = DOMAIN_CASES.find((one) => one.use === use);
		expect(known, `${label} has no case: add it to test/coverage/domain-cases`).toBeDefined();
		if (!known) return;
		const few = await statementsOf(use, known.argument, small);
		const many = await statementsOf(use, known.argument, large);
		expect(many.length, many.join("\n")).toBe(few.length);
		expect(many.length, many.join("\n")).toBeLessThanOrEqual(known.statements?.most ?? MOST);
	});
});
