import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal, VendorScope } from "../../../src/domain/core/permissions/scopes.ts";
import { announce } from "../../../src/domain/vendors/services/announce.ts";
import { markWorkspaceAway } from "../../../src/domain/vendors/services/mark-workspace-away.ts";
import { markWorkspaceBack } from "../../../src/domain/vendors/services/mark-workspace-back.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { query } from "../../support/query.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;
let workspaceId: string;

beforeAll(async () => {
	app = await startTestApp({ config: { roles: [] } });
	[shop, other] = [await app.buildShop("away"), await app.buildShop("here")];
	for (const each of [shop, other]) await each.type("/notify here sales");
	const [row] = await query<{ id: string }>(app.database.ownerUrl, "SELECT id FROM workspace WHERE external_id = 'away'");
	workspaceId = row?.id ?? "";
}, 60_000);
afterAll(() => app?.stop());

const as = (each: TestShop, run: (scope: VendorScope<"workspace.settle">) => Promise<void>) => {
	const principal: Principal = { kind: "worker", vendorId: each.vendorId };
	return app.access.withVendor(principal, ["workspace.settle"], run);
};
const tell = (each: TestShop, from: number, to: number) =>
	as(each, async (scope) => {
		for (let at = from; at < to; at++) await announce(scope, { topic: "sales", key: `sale-${at}`, reply: { text: `Sale ${at}`, audience: "channel" } });
	});
const waiting = async (each: TestShop) =>
	(
		await query<{ text: string }>(app.database.ownerUrl, "SELECT reply->>'text' AS text FROM outbox WHERE vendor_id = $1 AND status = 'pending' ORDER BY id", [
			each.vendorId,
		])
	).map(({ text }) => text);

test("of what waits for a bot that is away the newest hundred are kept, and how many were left out is told on its return", async () => {
	await as(shop, (scope) => markWorkspaceAway(scope, { workspaceId }));
	for (const from of [0, 50, 100]) await tell(shop, from, from + 50);
	expect(await waiting(shop)).toEqual(Array.from({ length: 100 }, (_, at) => `Sale ${at + 50}`));
	await as(shop, (scope) => markWorkspaceBack(scope, { workspaceId }));
	const told = await waiting(shop);
	expect(told).toHaveLength(101);
	expect(told.at(-1)).toBe("While I was away, 50 older messages for this channel were left out. /order list and /bulk list have what happened.");
	await as(shop, (scope) => markWorkspaceAway(scope, { workspaceId }));
	await as(shop, (scope) => markWorkspaceBack(scope, { workspaceId }));
	expect(await waiting(shop)).toHaveLength(101);
});

test("where the bot is, nothing is left out, and another shop's news are not touched", async () => {
	await tell(other, 0, 120);
	expect(await waiting(other)).toHaveLength(120);
	await as(shop, (scope) => markWorkspaceAway(scope, { workspaceId }));
	await tell(shop, 200, 220);
	expect(await waiting(other)).toHaveLength(120);
	expect(await waiting(shop)).toHaveLength(100);
});
