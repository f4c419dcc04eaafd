import type { FileInput } from "../src/bots/commands/option.ts";
import { type BenchApp, type BenchShop, startBenchApp } from "./bench-app.ts";
import { copyBare } from "./copy-bare.ts";
import { compareRates, compareTimes, type Figure } from "./figure.ts";
import { fillShop } from "./fill-shop.ts";
import { withPeak } from "./with-peak.ts";

/** Of the file that warms up and tells what the process has anyway. */
const SMALL = 10_000;
/** MB that the worker may grow by. */
const MOST = 100;

/**
 * An import from the command to the preview and from the press to the last row, beside COPY into a table and the least that could be done with it (one
 * UPDATE of the prices, or one INSERT of the items), and beside COPY and one statement that writes all that ours writes.
 */
export async function benchImportFile(kind: "changed" | "new", rows: number): Promise<Record<string, Figure>> {
	const app = await startBenchApp();
	try {
		const [least, same, warm, ours] = [await app.openShop("least"), await app.openShop("same"), await app.openShop("warm"), await app.openShop("ours")];
		const known = kind === "changed" ? rows : 1_000;
		for (const shop of [least, same, ours]) await fillShop(app.owner, shop, known);
		await fillShop(app.owner, warm, kind === "changed" ? SMALL : 1_000);
		await app.owner.query("VACUUM ANALYZE");
		const content = contentOf(kind, rows);
		const rate = {
			least: rows / (await copyBare(app.owner, least, { kind, content, alone: true })),
			same: rows / (await copyBare(app.owner, same, { kind, content, alone: false })),
		};
		const { peak: before } = await withPeak(() => importOurs(app, warm, contentOf(kind, SMALL), SMALL));
		await app.owner.query("VACUUM ANALYZE");
		const { result, peak } = await withPeak(() => importOurs(app, ours, content, rows));
		const { preview, run } = result;
		const what = `import ${rows} ${kind === "changed" ? "changed prices and quantities" : "new items"}`;
		return {
			[`${what}, beside COPY and one ${kind === "changed" ? "UPDATE" : "INSERT"}`]: compareRates(rate.least, rows / (preview + run), "rows/s"),
			[`${what}, beside COPY and statements that write the same`]: compareRates(rate.same, rows / (preview + run), "rows/s"),
			[`${what}, preview alone`]: compareRates(rate.same, rows / preview, "rows/s"),
			[`${what}, run alone`]: compareRates(rate.same, rows / run, "rows/s"),
			[`${what}, memory beyond ${SMALL}`]: compareTimes(MOST, Math.max(peak - before, 1), "MB"),
		};
	} finally {
		await app.stop();
	}
}

/** Pieces of the file, its header first. */
function contentOf(kind: "changed" | "new", rows: number): () => Generator<string> {
	const line = kind === "changed" ? changedLine : newLine;
	return function* () {
		yield kind === "changed" ? "sku,price,quantity\n" : "sku,title,category,condition,price,quantity,cost,game,set_name\n";
		for (let place = 1; place <= rows; place += 1_000) {
			yield Array.from({ length: Math.min(1_000, rows - place + 1) }, (_, more) => line(place + more)).join("");
		}
	};
}

function changedLine(n: number): string {
	return `CARD-${n},${(101 + (n % 5000)) / 100},3\n`;
}

function newLine(n: number): string {
	return `NEW-${n},New card ${n},tcg-single,Near Mint,${(101 + (n % 5000)) / 100},3,0.50,Pokémon,Set ${n % 100}\n`;
}

/** Seconds from the command to the preview, and from the press of [Confirm] to `done`. */
async function importOurs(app: BenchApp, shop: BenchShop, content: () => Generator<string>, wanted: number): Promise<{ preview: number; run: number }> {
	const asked = performance.now();
	const preview = await shop.give("bulk import", { file: fileOf(content) });
	const number = Number(/B-(\d+)/.exec(preview.title ?? "")?.[1]);
	await reaches(app, shop, number, "previewed");
	const seen = performance.now();
	await shop.type(`/bulk show B-${number}`);
	const pressed = performance.now();
	await shop.type(`/bulk confirm B-${number}`);
	const done = await reaches(app, shop, number, "done");
	if (done !== wanted) throw new Error(`${done} rows were done.`);
	return { preview: (seen - asked) / 1_000, run: (performance.now() - pressed) / 1_000 };
}

function fileOf(content: () => Generator<string>): FileInput {
	return {
		name: "bench.csv",
		size: null,
		async *open() {
			for (const piece of content()) yield Buffer.from(piece);
		},
	};
}

async function reaches(app: BenchApp, shop: BenchShop, number: number, wanted: string): Promise<number> {
	for (;;) {
		const { rows } = await app.owner.query<{ status: string; rows_done: number; error: string | null }>(
			"SELECT status, rows_done, error FROM bulk_operation WHERE vendor_id = $1 AND number = $2",
			[shop.vendorId, number],
		);
		if (rows[0]?.status === wanted) return rows[0].rows_done;
		if (rows[0]?.status === "failed") throw new Error(rows[0].error ?? "It failed.");
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
