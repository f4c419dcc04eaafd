import { startBenchApp } from "./bench-app.ts";
import { compareRates, compareTimes, type Figure } from "./figure.ts";
import { fillShop } from "./fill-shop.ts";
import { planReprice } from "./plan-reprice.ts";
import { runOperation } from "./run-operation.ts";
import { withPeak } from "./with-peak.ts";

const SMALL = 10_000;
const MIDDLE = 100_000;
/** Rows in a second: a million in four. */
const WANTED = 250_000;
/** MB that the worker may grow by. */
const MOST = 100;

/** A reprice of many items beside one of fewer: rows in a second, and how much memory the process has at most. */
export async function benchGrowth(items = 1_000_000): Promise<Record<string, Figure>> {
	const app = await startBenchApp();
	try {
		const reprice = async (count: number) => {
			const shop = await app.openShop(`shop-${count}`);
			await fillShop(app.owner, shop, count);
			await app.owner.query("VACUUM ANALYZE");
			const { result, peak } = await withPeak(async () => {
				const plan = await planReprice(shop);
				return { plan: plan.seconds, run: (await runOperation(app, shop, plan.confirm)).seconds };
			});
			return { plan: count / result.plan, run: count / result.run, peak };
		};
		// The first warms up what stays in memory whatever is done.
		await reprice(SMALL - 1);
		const [small, middle, large] = [await reprice(SMALL), await reprice(MIDDLE), await reprice(items)];
		return {
			[`preview of a reprice of ${items} items`]: compareRates(WANTED, large.plan, "rows/s"),
			[`reprice ${items} items, beside ${MIDDLE}`]: compareRates(middle.run, large.run, "rows/s"),
			[`memory that ${items} items take more than ${SMALL}`]: compareTimes(MOST, Math.max(large.peak - small.peak, 1), "MB"),
		};
	} finally {
		await app.stop();
	}
}
