import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { benchBulk } from "./bulk.ts";
import { benchFairness } from "./fairness.ts";
import type { Figure } from "./figure.ts";
import { benchImport } from "./import.ts";
import { benchSearch } from "./search.ts";
import { benchWebhooks } from "./webhooks.ts";

const RESULTS = fileURLToPath(new URL("results.json", import.meta.url));
const SECTIONS: Readonly<Record<string, () => Promise<Record<string, Figure>>>> = {
	bulk: benchBulk,
	fair: benchFairness,
	import: benchImport,
	search: benchSearch,
	webhooks: benchWebhooks,
};

const say = (line: string) => process.stdout.write(`${line}\n`);

/** `npm run bench [-- section]`: measures, prints both sides, and keeps the figures in bench/results.json. */
async function main(asked: readonly string[]): Promise<void> {
	const unknown = asked.find((name) => !(name in SECTIONS));
	if (unknown !== undefined) throw new Error(`There is no section ${unknown}. There are: ${Object.keys(SECTIONS).join(", ")}.`);
	const results: Record<string, Record<string, Figure>> = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, "utf8")) : {};
	for (const [name, measure] of Object.entries(SECTIONS)) {
		if (asked.length > 0 && !asked.includes(name)) continue;
		results[name] = await measure();
		for (const [figure, { baseline, ours, ratio, unit }] of Object.entries(results[name])) {
			say(`${name} · ${figure}: baseline ${round(baseline)}, ours ${round(ours)} ${unit}, ratio ${ratio}`);
		}
	}
	mkdirSync(dirname(RESULTS), { recursive: true });
	writeFileSync(RESULTS, `${JSON.stringify(results, null, "\t")}\n`);
}

function round(value: number): string {
	return Math.round(value).toLocaleString("en");
}

await main(process.argv.slice(2));
