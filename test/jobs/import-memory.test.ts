import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findOperation } from "../../src/domain/inventory/selectors/bulk/find-operation.ts";
import { draftImport } from "../../src/domain/inventory/services/bulk/draft-import.ts";
import { planImportSlice } from "../../src/jobs/plan-import-slice.ts";
import { type BulkDesk, type BulkShop, openBulkDesk } from "../support/bulk-desk.ts";
import { fileOf } from "../support/fill-shop.ts";

const MB = 1024 * 1024;
/** The few fill more than one of the pieces that a file is kept in, of which one is in memory. */
const [FEW, MANY] = [20_000, 60_000];

let desk: BulkDesk;
let shop: BulkShop;
beforeAll(async () => {
	desk = await openBulkDesk();
	shop = await desk.buildShop("memory");
	await shop.addItems("CARD", MANY);
});
afterAll(() => desk?.close());

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

function priceList(lines: number): string {
	return `sku,title,price,quantity\n${Array.from({ length: lines }, (_, n) => `CARD-${n + 1},The title of a card as files have them ${n},${20 + (n % 7)}.99,3\n`).join("")}`;
}

/** Bytes that are alive at most while a file of so many lines is planned, looked at in the middle of each batch, beyond what was alive before. */
async function mostAlive(lines: number): Promise<number> {
	const { number } = await shop.as((scope) => draftImport(scope, fileOf(priceList(lines))));
	const { id: operationId } = await shop.operation(number);
	const operation = await shop.as((scope) => findOperation(scope, { operationId }));
	if (!operation) throw new Error("The import is gone.");
	const alive = () => {
		collectGarbage();
		const { heapUsed, external } = process.memoryUsage();
		return heapUsed + external;
	};
	const before = alive();
	let most = 0;
	const goOn = () => {
		most = Math.max(most, alive() - before);
		return true;
	};
	expect(await planImportSlice({ operation, withScope: (run) => shop.as(run), goOn })).toBe("ended");
	expect(await shop.operation(number)).toMatchObject({ status: "previewed", rows_total: lines });
	return most;
}

it("an import of three times as many lines keeps no more in memory while it is planned", { timeout: 120_000 }, async () => {
	// What is loaded and compiled on the way is there afterwards.
	await mostAlive(FEW);
	const few = await mostAlive(FEW);
	expect(await mostAlive(MANY)).toBeLessThan(few + 3 * MB);
});
