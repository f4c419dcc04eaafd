import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { until } from "../../support/fill-shop.ts";
import { query } from "../../support/query.ts";

let app: TestApp;
let shop: TestShop;

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Card Corner");
});

afterAll(() => app.stop());

const codeIn = (text: string) => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0] ?? "";

test("a bulk operation goes on for whoever its person turned out to be", async () => {
	const keeper = await shop.join("keeper", "manager");
	const merged = await shop.join("merged", "manager");
	await shop.type('/item new MRG-1 "Mew" tcg-single 1.00', merged);
	const code = codeIn((await shop.type("/account link", keeper)).text);
	const preview = await shop.type("/bulk price change:+10%", merged);
	const state = async () =>
		(await query<{ status: string }>(app.database.ownerUrl, "SELECT status FROM bulk_operation WHERE vendor_id = $1", [shop.vendorId]))[0]?.status;

	// The operation comes as far as this row and waits there.
	const holder = new pg.Client({ connectionString: app.database.ownerUrl });
	await holder.connect();
	await holder.query("BEGIN; SELECT 1 FROM item WHERE sku = 'MRG-1' FOR UPDATE");
	await shop.type(preview.actions?.find(({ command }) => command.startsWith("/bulk confirm"))?.command ?? "", merged);
	await shop.type(`/account link ${code}`, merged);
	expect(await state()).toMatch(/queued|running/);
	await holder.query("COMMIT");
	await holder.end();

	await until(async () => !["queued", "running"].includes((await state()) ?? ""));
	expect(await state()).toBe("done");
	expect((await shop.type("/item show MRG-1", keeper)).text).toContain("$1.10");
});

test("once it was merged away, a person holds nothing", async () => {
	const keeper = await shop.join("second-keeper", "manager");
	const merged = await shop.join("second-merged", "manager");
	const [before] = await query<{ id: string }>(app.database.ownerUrl, "SELECT person_id AS id FROM identity WHERE external_id = $1", [merged.identityId]);
	await shop.type(`/account link ${codeIn((await shop.type("/account link", keeper)).text)}`, merged);
	const principal = { kind: "member", vendorId: shop.vendorId, personId: before?.id ?? "", surface: "discord", workspaceId: null } as const;
	await expect(app.access.withVendor(principal, [], async () => "in")).rejects.toMatchObject({ code: "permission_denied" });
	const asWorker = { ...principal, surface: "worker" } as const;
	expect(await app.access.withVendor(asWorker, ["pricing.bulk"], async () => "in")).toBe("in");
	await expect(app.access.withVendor(asWorker, ["shop.manage"], async () => "in")).rejects.toMatchObject({ code: "permission_denied" });
	await query(app.database.ownerUrl, "DELETE FROM membership WHERE person_id = (SELECT person_id FROM identity WHERE external_id = $1)", [keeper.identityId]);
	await expect(app.access.withVendor(asWorker, ["pricing.bulk"], async () => "in")).rejects.toMatchObject({ code: "permission_denied" });
});

test("a person's scope acts in a shop only where they are a member, and is a person's again afterwards", async () => {
	const other = await app.buildShop("Game Garage");
	await app.access.withPerson(shop.staff, async (scope) => {
		expect(await scope.inShop(shop.vendorId, ["shop.read"], async (inner) => inner.actor.surface)).toBe("discord");
		await expect(scope.inShop(other.vendorId, ["shop.read"], async () => "in")).rejects.toMatchObject({ code: "permission_denied" });
		await expect(scope.inShop(shop.vendorId, ["shop.manage"], async () => "in")).rejects.toMatchObject({ code: "permission_denied" });
		expect((await scope.read.membership.findMany({ select: { role: true } })).map(({ role }) => role)).toEqual(["staff"]);
		await expect(scope.read.$queryRaw`SELECT 1 FROM item`).rejects.toThrow();
	});
});

test("without a code a person sees nobody's identities, tokens and codes but their own", async () => {
	await shop.type("/token create mine");
	await shop.type("/account link", shop.owner);
	await app.access.withPerson(shop.staff, async (scope) => {
		expect((await scope.read.identity.findMany({ select: { externalId: true } })).map(({ externalId }) => externalId)).toEqual(["Card Corner-staff"]);
		expect(await scope.read.apiToken.findMany({ select: { name: true } })).toEqual([]);
		expect(await scope.read.linkCode.findMany({ select: { id: true } })).toEqual([]);
		expect(await scope.read.person.findMany({ select: { displayName: true } })).toEqual([{ displayName: "staff" }]);
		expect((await scope.write.identity.deleteMany({ where: { externalId: shop.owner.identityId } })).count).toBe(0);
		await expect(scope.read.apiToken.findMany({ select: { tokenHash: true } })).rejects.toThrow();
	});
});

test("takes back by /undo what their other account did last, and nobody else's", async () => {
	const keeper = await shop.join("undo-keeper", "manager");
	const merged = await shop.join("undo-merged", "manager");
	await shop.type('/item new UNDO-1 "Mew" tcg-single 10', merged);
	await shop.type("/price set UNDO-1 12", merged);
	await shop.type(`/account link ${codeIn((await shop.type("/account link", keeper)).text)}`, merged);
	expect((await shop.fail("/undo", shop.staff)).code).toBe("not_found");
	expect((await shop.type("/undo", keeper)).text).toContain("$12.00 → $10.00");
});
