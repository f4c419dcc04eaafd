import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findOperation } from "../../src/domain/inventory/selectors/bulk/find-operation.ts";
import { draftImport } from "../../src/domain/inventory/services/bulk/draft-import.ts";
import { planImportSlice } from "../../src/jobs/plan-import-slice.ts";
import { type BulkDesk, openBulkDesk } from "../support/bulk-desk.ts";
import { fileOf } from "../support/fill-shop.ts";

const MB = 1024 * 1024;
/** Four of the pieces that a file is kept in. */
const LINES = 60_000;

let desk: BulkDesk;
beforeAll(async () => {
	desk = await openBulkDesk();
});
afterAll(() => desk?.close());

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

function priceList(lines: number): string {
	return `sku,title,price,quantity\n${Array.from({ length: lines }, (_, n) => `CARD-${n + 1},The title of a card as files have them ${n},${20 + (n % 7)}.99,3\n`).join("")}`;
}

it("an import keeps no more in memory the further it is planned", { timeout: 120_000 }, async () => {
	const shop = await desk.buildShop("memory");
	await shop.addItems("CARD", LINES);
	const { number } = await shop.as((scope) => draftImport(scope, fileOf(priceList(LINES))));
	const { id: operationId } = await shop.operation(number);
	const operation = await shop.as((scope) => findOperation(scope, { operationId }));
	if (!operation) throw new Error("The import is gone.");
	// Looked at in the middle of batches, for that is when most is held.
	const alive: number[] = [];
	let batches = 0;
	const goOn = () => {
		if (++batches % 4 > 0) return true;
		collectGarbage();
		const { heapUsed, external } = process.memoryUsage();
		alive.push(heapUsed + external);
		return true;
	};
	expect(await planImportSlice({ operation, withScope: (run) => shop.as(run), goOn })).toBe("ended");
	expect(await shop.operation(number)).toMatchObject({ status: "previewed", rows_total: LINES });

	expect(alive.length).toBeGreaterThan(7);
	// Behind the first looks, which still see the sending of the file. A MB is less than forty bytes a line.
	const half = Math.ceil(alive.length / 2);
	expect(Math.min(...alive.slice(half))).toBeLessThan(Math.min(...alive.slice(2, half)) + MB);
});
