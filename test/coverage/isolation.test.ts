import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DomainError } from "../../src/domain/core/errors.ts";
import { type Access, openAccess } from "../../src/domain/core/permissions/access.ts";
import { MEMBER_PERMISSIONS } from "../../src/domain/core/permissions/roles.ts";
import { createVault } from "../../src/domain/core/vault.ts";
import { Prisma } from "../../src/generated/prisma/client.ts";
import { openAppPool } from "../../src/platform/app-pool.ts";
import { startTestApp, type TestApp, type TestShop } from "../support/app.ts";
import { listDomainExports } from "../support/domain-exports.ts";
import { setApart } from "../support/set-apart.ts";
import { TEST_SECRET_KEY } from "../support/test-secret-key.ts";
import { vendorFingerprint } from "../support/vendor-fingerprint.ts";
import { DOMAIN_CASES } from "./domain-cases/all-cases.ts";
import { furnishShop } from "./domain-cases/furnish-shop.ts";
import { loadThings, type ShopThings } from "./domain-cases/load-things.ts";

/** What is not called with another vendor's ids, and why. May only get shorter. */
const NOT_CALLED: Readonly<Record<string, string>> = {
	"vendors/services/hand-over-membership.ts handOverMembership": "names a person, who is no vendor's, once their one-time code has proved them",
};

const exported = await listDomainExports();
let app: TestApp;
let pool: ReturnType<typeof openAppPool>;
let access: Access;
let mine: TestShop;
let theirs: TestShop;
let myThings: ShopThings;
let theirThings: ShopThings;
let marks: readonly string[];

beforeAll(async () => {
	app = await startTestApp({ config: { roles: ["web", "worker"] } });
	mine = await app.buildShop("Card Corner");
	theirs = await app.buildShop("Game Garage");
	await furnishShop(app, mine);
	await furnishShop(app, theirs);
	marks = await setApart(app.database.ownerUrl, theirs.vendorId);
	myThings = await loadThings(app, mine);
	theirThings = await loadThings(app, theirs);
	pool = openAppPool(app.database.appUrl, { warn() {} });
	access = openAccess({ pool, vault: createVault(TEST_SECRET_KEY), enqueue: async () => {} });
}, 120_000);

afterAll(async () => {
	await access?.close();
	await pool?.end();
	await app?.stop();
});

/** Calls it as my owner, in a transaction of its own that is committed. */
async function call(use: unknown, given: readonly unknown[]): Promise<{ answer: unknown } | { error: unknown }> {
	const principal = { kind: "member", vendorId: mine.vendorId, personId: myThings.ownerId, surface: "discord", workspaceId: myThings.workspaceId } as const;
	try {
		return {
			answer: await access.withVendor(principal, MEMBER_PERMISSIONS, async (scope) => (use as (...given: readonly unknown[]) => unknown)(scope, ...given)),
		};
	} catch (error) {
		return { error };
	}
}

/** Null, nothing, none, or a list, a map or an object of nothing else. */
function isNothing(value: unknown): boolean {
	if (value === null || value === undefined || value === false || value === 0 || value === 0n || value === "") return true;
	if (value instanceof Map || value instanceof Set) return value.size === 0;
	if (value instanceof Date) return false;
	return typeof value === "object" && Object.values(value).every(isNothing);
}

/** The database's own refusal: the row that is pointed at is not of this vendor. */
function isForeignKey(error: unknown): boolean {
	return error instanceof Prisma.PrismaClientKnownRequestError && (error.code === "P2003" || JSON.stringify(error.meta).includes("23503"));
}

const spell = (value: unknown) =>
	JSON.stringify(value, (_key, one) => (typeof one === "bigint" ? String(one) : one instanceof Map || one instanceof Set ? [...one] : one)) ?? "";

/** Their things, and whether any of them was named. */
function watched(things: ShopThings): { things: ShopThings; named: () => boolean } {
	let isNamed = false;
	const proxy = new Proxy(things, {
		get(target, key) {
			isNamed = true;
			return Reflect.get(target, key);
		},
	});
	return { things: proxy, named: () => isNamed };
}

test("every service and selector that takes a vendor's scope has its case", () => {
	const missing = exported.filter(({ label, use }) => !(label in NOT_CALLED) && !DOMAIN_CASES.some((known) => known.use === use));
	expect(missing.map(({ label }) => label)).toEqual([]);
	expect(Object.keys(NOT_CALLED).filter((label) => !exported.some((known) => known.label === label))).toEqual([]);
	const uses = new Set(exported.map(({ use }) => use));
	expect(DOMAIN_CASES.filter(({ use }) => !uses.has(use))).toEqual([]);
});

// Before the cases below, which write other shops' names into this one's audit by themselves.
test("whoever is a member of two shops sees in each workspace only that one's", async () => {
	const both = { identityId: "both-shops" };
	for (const shop of [mine, theirs]) {
		const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec((await shop.type("/shop invite role:manager")).text)?.[0] ?? "";
		await shop.type(`/shop link ${code}`, app.caller(shop.owner.workspaceName, "both", both));
	}
	const type = async (shop: TestShop, text: string) => app.dispatcher.runText(text, app.caller(shop.owner.workspaceName, "both", both));
	for (const [here, there, shop] of [
		[myThings, theirThings, mine],
		[theirThings, myThings, theirs],
	] as const) {
		expect(await type(shop, `/item show ${here.sku}`)).toMatchObject({ ok: true });
		expect(await type(shop, `/item show ${there.sku}`)).toMatchObject({ ok: false, code: "not_found" });
		for (const text of ["/find", "/audit", "/order list", "/location list", "/team list", "/report value"]) {
			const answer = await type(shop, text);
			expect(answer, text).toMatchObject({ ok: true });
			for (const other of [...there.skus, there.vendorId, there.itemId]) expect(spell(answer), `${text} in ${shop.owner.workspaceName}`).not.toContain(other);
		}
	}
});

describe("called with another vendor's ids", () => {
	test.each(exported.filter(({ label }) => !(label in NOT_CALLED)).map(({ label, use }) => [label, use] as const))("%s", async (_label, use) => {
		const known = DOMAIN_CASES.find((one) => one.use === use);
		if (!known) return;
		const { things, named } = watched(theirThings);
		const argument = known.argument(things);
		const before = await vendorFingerprint(app.database.ownerUrl, theirs.vendorId);
		const outcome = await call(use, [argument, ...(known.further ?? [])]);
		expect(await vendorFingerprint(app.database.ownerUrl, theirs.vendorId)).toEqual(before);
		if ("answer" in outcome) {
			const said = spell(outcome.answer);
			const typed = spell(argument);
			expect(marks.filter((mark) => said.includes(mark) && !typed.includes(mark))).toEqual([]);
			if (named() && known.mayAnswer === undefined) expect([isNothing(outcome.answer), said]).toEqual([true, said]);
			return;
		}
		const { error } = outcome;
		if (error instanceof DomainError)
			expect(marks.filter((mark) => `${error.message} ${error.hint}`.includes(mark) && !spell(argument).includes(mark))).toEqual([]);
		if (known.step && isForeignKey(error)) return;
		if (named() && known.mayAnswer === undefined) expect(error).toMatchObject({ code: "not_found" });
		else expect(error).toBeInstanceOf(DomainError);
	});
});
