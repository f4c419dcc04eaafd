import { afterAll, beforeAll, expect, test } from "vitest";
import { DomainError } from "../../src/domain/core/errors.ts";
import { draftReprice } from "../../src/domain/inventory/services/bulk/draft-reprice.ts";
import { openSlices } from "../../src/jobs/open-slices.ts";
import { type BulkDesk, type BulkShop, openBulkDesk } from "../support/bulk-desk.ts";

const inShop = <R>(_vendorId: string, work: () => Promise<R>) => work();
const log = { error() {} };
let desk: BulkDesk;
let many: BulkShop;
let few: BulkShop[];

beforeAll(async () => {
	desk = await openBulkDesk();
	many = await desk.buildShop("Many Plans");
	few = [await desk.buildShop("One Plan"), await desk.buildShop("Another Plan")];
	for (let plan = 0; plan < 4; plan++) await many.as((scope) => draftReprice(scope, { change: `+${plan + 1}.00` }));
	for (const shop of few) await shop.as((scope) => draftReprice(scope, { change: "+1.00" }));
}, 60_000);

afterAll(() => desk?.close());

/** Works off so many slices in which nothing is done; each begins on a vendor's row. */
async function takeSlices(count: number): Promise<{ vendorId: string; operationId: string }[]> {
	const taken: { vendorId: string; operationId: string }[] = [];
	const run = async (_job: string, { vendorId, operationId }: { vendorId: string; operationId: string }) => {
		taken.push({ vendorId, operationId });
		await desk.sql("UPDATE bulk_operation SET touched_at = clock_timestamp() WHERE id = $1", [operationId]);
	};
	await openSlices({ access: desk.access, inShop, run, mayGoOn: () => taken.length < count, log })();
	return taken;
}

test("each vendor has one slice a round, however many operations it has, and these take turns", async () => {
	const taken = await takeSlices(12);
	for (let round = 0; round < 12; round += 3) expect(new Set(taken.slice(round, round + 3).map(({ vendorId }) => vendorId)).size).toBe(3);
	const ofMany = taken.filter(({ vendorId }) => vendorId === many.vendorId).map(({ operationId }) => operationId);
	expect(new Set(ofMany).size).toBe(4);
});

test("two are worked on at once, never of one vendor, and who comes new goes ahead of all that were just served", async () => {
	const [first, second] = few;
	await desk.sql("UPDATE vendor SET bulk_slice_at = now() - interval '1 hour' WHERE id = $1", [second?.vendorId]);
	const working: string[] = [];
	const most: string[][] = [];
	let ended = 0;
	const run = async (_job: string, { vendorId, operationId }: { vendorId: string; operationId: string }) => {
		working.push(vendorId);
		most.push([...working]);
		await desk.sql("UPDATE bulk_operation SET touched_at = clock_timestamp() FROM pg_sleep(0.02) WHERE id = $1", [operationId]);
		working.splice(working.indexOf(vendorId), 1);
		ended++;
	};
	const call = openSlices({ access: desk.access, inShop, run, mayGoOn: () => ended < 9, log });
	await Promise.all([call(), call(), call(), call()]);
	expect(most[0]).toEqual([second?.vendorId]);
	expect(Math.max(...most.map((places) => places.length))).toBe(2);
	for (const places of most) expect(new Set(places).size).toBe(places.length);
	expect(most.flat()).toContain(first?.vendorId);
});

test("whoever works for a vendor and dies is waited for no longer than a lease", async () => {
	await desk.sql("UPDATE vendor SET bulk_busy_until = now() + interval '1 hour' WHERE id <> $1", [many.vendorId]);
	expect(new Set((await takeSlices(3)).map(({ vendorId }) => vendorId))).toEqual(new Set([many.vendorId]));
	await desk.sql("UPDATE vendor SET bulk_busy_until = now() - interval '1 second'");
	expect(new Set((await takeSlices(3)).map(({ vendorId }) => vendorId)).size).toBe(3);
});

test("an operation that always ends by a fault of ours rests between its tries and then has failed, and stops nobody else", async () => {
	const [shop] = few;
	const tried: string[] = [];
	const run = async (_job: string, { vendorId }: { vendorId: string }) => {
		tried.push(vendorId);
		if (vendorId === shop?.vendorId) throw new Error("A bug of ours.");
	};
	for (let round = 1; round <= 4; round++) {
		tried.length = 0;
		await openSlices({ access: desk.access, inShop, run, mayGoOn: () => tried.length < 8, log })();
		expect(tried.filter((vendorId) => vendorId === shop?.vendorId)).toHaveLength(1);
		// Its rest is over.
		await desk.sql("UPDATE bulk_operation SET touched_at = now() - interval '1 minute' WHERE vendor_id = $1", [shop?.vendorId]);
	}
	expect(await shop?.operation(1)).toMatchObject({
		status: "failed",
		error: expect.stringMatching(/^Something went wrong on our side, several times in a row\. Reference [0-9a-f]{8}/),
	});
});

test("a database that is away is no fault of the operation", async () => {
	const away = new DomainError("unavailable", "away");
	const run = async () => {
		throw away;
	};
	await expect(openSlices({ access: desk.access, inShop, run, mayGoOn: () => true, log })()).rejects.toBe(away);
	expect(await desk.sql("SELECT DISTINCT faults, status FROM bulk_operation WHERE vendor_id = $1", [many.vendorId])).toEqual([{ faults: 0, status: "draft" }]);
});
