import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { text as readText } from "node:stream/consumers";
import { startBareReceiver } from "./bare-receiver.ts";
import { type BenchApp, startBenchApp } from "./bench-app.ts";
import { compareRates, compareTimes, type Figure, median } from "./figure.ts";
import type { Load, LoadResult } from "./post-deliveries.ts";

const SECONDS = 3;
const CONNECTIONS = 64;
const SHOPS = 30;
/** Milliseconds: what was promised at half of what it can take. */
const PROMISED = 50;

/**
 * Accepted deliveries of our receiver, its jobs asked for, beside a bare server that checks the signature and inserts; of one shop, and of many. So many
 * rounds each, of which the middle one counts.
 */
export async function benchWebhooks(rounds = 4): Promise<Record<string, Figure>> {
	const app = await startBenchApp({ roles: ["web"] });
	try {
		const known = [];
		for (let number = 0; number < SHOPS; number++) known.push(await connect(app, `shop-${number}`));
		const bare = await startBareReceiver(app.ownerUrl, known);
		try {
			const figures: Record<string, Figure> = {};
			for (const shops of [1, SHOPS]) {
				const targets = known.slice(0, shops).map(({ connectionId, secret }) => ({ path: `/webhooks/shopify/${connectionId}`, secret }));
				const load = (port: number, rate: number | null) => run({ port, targets, connections: CONNECTIONS, seconds: SECONDS, rate });
				const rates: { bare: number[]; ours: number[] } = { bare: [], ours: [] };
				await app.owner.query("VACUUM ANALYZE");
				for (let round = 0; round <= rounds; round++) {
					const [theirs, ours] = [await load(bare.port, null), await load(app.port, null)];
					// The first is for warming up.
					if (round === 0) continue;
					rates.bare.push(rateOf(theirs));
					rates.ours.push(rateOf(ours));
				}
				const name = `deliveries of ${shops === 1 ? "one shop" : `${shops} shops`}`;
				figures[`${name}, accepted`] = compareRates(median(rates.bare), median(rates.ours), "deliveries/s");
				const half: { bare: number[]; ours: number[] } = { bare: [], ours: [] };
				for (let round = 0; round < rounds; round++) {
					// Both at the same rate: what the machine does to either is seen in both.
					half.bare.push((await load(bare.port, median(rates.ours) / 2)).p99);
					half.ours.push((await load(app.port, median(rates.ours) / 2)).p99);
				}
				figures[`${name}, p99 at half of that rate`] = compareTimes(median(half.bare), median(half.ours), "ms");
				figures[`${name}, p99 at half of that rate beside what is promised`] = compareTimes(PROMISED, median(half.ours), "ms");
			}
			return figures;
		} finally {
			await bare.stop();
		}
	} finally {
		await app.stop();
	}
}

async function connect(app: BenchApp, name: string) {
	const { vendorId } = await app.openShop(name);
	const secret = randomBytes(16).toString("hex");
	const { rows } = await app.owner.query<{ id: string }>(
		"INSERT INTO connection (vendor_id, number, marketplace, account_id, secrets) VALUES ($1, 1, 'shopify', $2, $3) RETURNING id",
		[vendorId, `${name}.myshopify.com`, [app.vault.seal(secret)]],
	);
	return { vendorId, connectionId: rows[0]?.id ?? "", secret };
}

/** From a process of its own: who posts must not share a thread with who answers. */
async function run(load: Load): Promise<LoadResult> {
	const child = spawn(process.execPath, ["scripts/run.mjs", "bench/post-deliveries.ts", JSON.stringify(load)], { stdio: ["ignore", "pipe", "inherit"] });
	const result: LoadResult = JSON.parse(await readText(child.stdout));
	if (Object.keys(result.refused).length > 0) throw new Error(`Deliveries were refused: ${JSON.stringify(result.refused)}`);
	return result;
}

function rateOf({ accepted, seconds }: LoadResult): number {
	return Math.round(accepted / seconds);
}
