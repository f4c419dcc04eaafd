import { type BenchShop, startBenchApp } from "./bench-app.ts";
import { compareTimes, type Figure } from "./figure.ts";
import { fillShop } from "./fill-shop.ts";
import { planReprice } from "./plan-reprice.ts";
import { runOperation } from "./run-operation.ts";

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
		await fillShop(app.owner, large, LARGE);
		await fillShop(app.owner, small, SMALL);
		await app.owner.query("VACUUM ANALYZE");
		await typeAway(small, () => false);
		const idle = await typeAway(small, () => false);

		const plan = await planReprice(large);
		const done = runOperation(app, large, plan.confirm);
		let running = true;
		void done.finally(() => {
			running = false;
		});
		const operations: number[] = [];
		const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
		const repriceSmall = async () => {
			while (running && operations.length < 5) {
				const { confirm } = await planReprice(small);
				const { seconds } = await runOperation(app, small, confirm);
				if (running) operations.push(seconds * 1_000);
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

function p99(times: readonly number[]): number {
	const sorted = [...times].sort((left, right) => left - right);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? Number.NaN;
}
