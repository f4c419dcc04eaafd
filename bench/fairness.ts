import type pg from "pg";
import { type BenchApp, type BenchShop, startBenchApp } from "./bench-app.ts";
import { compareTimes, type Figure } from "./figure.ts";

const LARGE = 1_000_000;
const SMALL = 50;
const SAMPLES = 200;
/** Milliseconds between two commands: people type, they don't hammer. */
const PAUSE = 25;
/** Milliseconds: what was promised to a shop whose operation has 50 rows. */
const PROMISED = 5_000;

/** What one shop notices while another reprices a million items: its chat commands beside the same ones at rest, and an operation of its own. */
export async function benchFairness(): Promise<Record<string, Figure>> {
	const app = await startBenchApp();
	try {
		const [large, small] = [await app.openShop("large"), await app.openShop("small")];
		await fill(app.owner, large.vendorId, LARGE);
		await fill(app.owner, small.vendorId, SMALL);
		await app.owner.query("VACUUM ANALYZE");
		await typeAway(small, () => false);
		const idle = await typeAway(small, () => false);

		const preview = await planReprice(large);
		const done = confirm(app, large, preview);
		let running = true;
		void done.finally(() => {
			running = false;
		});
		const operations: number[] = [];
		const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
		const repriceSmall = async () => {
			while (running && operations.length < 5) {
				const plan = await planReprice(small);
				const seconds = await confirm(app, small, plan);
				if (running) operations.push(seconds);
				await sleep(1_000);
			}
		};
		const [busy] = await Promise.all([typeAway(small, () => !running), repriceSmall()]);
		await done;
		if (operations.length === 0) throw new Error(`${LARGE} items were repriced before ${SMALL} were.`);
		const during = `while ${LARGE} items of another shop are repriced`;
		return {
			[`/find, p99 ${during}`]: compareTimes(p99(idle.find), p99(busy.find), "ms"),
			[`/price set, p99 ${during}`]: compareTimes(p99(idle.set), p99(busy.set), "ms"),
			[`reprice ${SMALL} items from confirm to done, slowest, ${during}`]: compareTimes(PROMISED, Math.max(...operations), "ms"),
		};
	} finally {
		await app.stop();
	}
}

async function fill(owner: pg.Client, vendorId: string, items: number): Promise<void> {
	await owner.query("UPDATE vendor SET bulk_max_rows = NULL WHERE id = $1", [vendorId]);
	await owner.query(
		`INSERT INTO item (vendor_id, sku, title, category, condition, attributes, price_minor)
		SELECT $1, 'CARD-' || n, 'Card number ' || n, 'tcg-single', 'Near Mint', jsonb_build_object('game', 'Pokémon', 'set_name', 'Set ' || n % 100), 100 + n % 5000
		FROM generate_series(1, $2::int) n`,
		[vendorId, items],
	);
}

/** Milliseconds of each command, one after the other, until there are enough of them or it is over. */
async function typeAway(shop: BenchShop, isOver: () => boolean): Promise<{ find: number[]; set: number[] }> {
	const times: { find: number[]; set: number[] } = { find: [], set: [] };
	const measure = async (text: string, into: number[]) => {
		const start = performance.now();
		await shop.type(text);
		into.push(performance.now() - start);
		await new Promise((resolve) => setTimeout(resolve, PAUSE));
	};
	for (let round = 0; round < SAMPLES && !isOver(); round++) {
		await measure("/find card number 7", times.find);
		await measure(`/price set CARD-${(round % SMALL) + 1} ${(round % 90) + 1}.50`, times.set);
	}
	return times;
}

/** The command of the preview's button. */
async function planReprice(shop: BenchShop): Promise<string> {
	let preview = await shop.type("/bulk price +0.01");
	while (preview.progress?.planning) {
		await new Promise((resolve) => setTimeout(resolve, 50));
		preview = await shop.type(preview.progress.command);
	}
	return preview.actions?.find(({ command }) => command.startsWith("/bulk confirm"))?.command ?? "";
}

/** Milliseconds from the press of the button to the last row. A plan whose prices were set meanwhile is made anew, and pressed again. */
async function confirm({ owner }: BenchApp, shop: BenchShop, command: string): Promise<number> {
	const number = Number(/B-(\d+)/.exec(command)?.[1]);
	let start = performance.now();
	await shop.type(command);
	for (;;) {
		const { rows } = await owner.query<{ status: string; plan_hash: string }>(
			"SELECT status, plan_hash FROM bulk_operation WHERE vendor_id = $1 AND number = $2",
			[shop.vendorId, number],
		);
		const { status, plan_hash: plan } = rows[0] ?? { status: "gone", plan_hash: "" };
		if (status === "done") return performance.now() - start;
		if (["failed", "cancelled", "gone"].includes(status)) throw new Error(`${command}: ${status}`);
		if (status === "previewed") {
			start = performance.now();
			await shop.type(`/bulk confirm B-${number} plan:${plan}`);
		}
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

function p99(times: readonly number[]): number {
	const sorted = [...times].sort((left, right) => left - right);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? Number.NaN;
}
