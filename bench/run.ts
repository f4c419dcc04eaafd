import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { benchBulk } from "./bulk.ts";
import { benchChannels } from "./channels.ts";
import { benchFairness } from "./fairness.ts";
import type { Figure } from "./figure.ts";
import { benchGrowth } from "./growth.ts";
import { benchImport } from "./import.ts";
import { benchImportNew } from "./import-new.ts";
import { benchSearch } from "./search.ts";
import { benchSuggest } from "./suggest.ts";
import { benchWebhooks } from "./webhooks.ts";

const RESULTS = fileURLToPath(new URL("results.json", import.meta.url));
/** What is measured, and under which section it is kept. */
const PARTS: Readonly<Record<string, { section: string; measure: (size?: number) => Promise<Record<string, Figure>> }>> = {
	bulk: { section: "bulk", measure: benchBulk },
	growth: { section: "bulk", measure: benchGrowth },
	channels: { section: "channels", measure: benchChannels },
	fair: { section: "fair", measure: benchFairness },
	import: { section: "import", measure: benchImport },
	"import-new": { section: "import", measure: benchImportNew },
	search: { section: "search", measure: benchSearch },
	suggest: { section: "search", measure: benchSuggest },
	webhooks: { section: "webhooks", measure: benchWebhooks },
};

const say = (line: string) => process.stdout.write(`${line}\n`);

/** `npm run bench [-- part or part:size …]`: measures, prints both sides, and keeps the figures in bench/results.json beside those that are there. */
async function main(asked: readonly string[]): Promise<void> {
	const results: Record<string, Record<string, Figure>> = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, "utf8")) : {};
	for (const { part, size } of (asked.length > 0 ? asked : Object.keys(PARTS)).map(readPart)) {
		const { section, measure } = part;
		const figures = await measure(size);
		results[section] = { ...results[section], ...figures };
		for (const [figure, { baseline, ours, ratio, unit }] of Object.entries(figures)) {
			say(`${section} · ${figure}: baseline ${round(baseline)}, ours ${round(ours)} ${unit}, ratio ${ratio}`);
		}
		mkdirSync(dirname(RESULTS), { recursive: true });
		writeFileSync(RESULTS, `${JSON.stringify(results, null, "\t")}\n`);
	}
}

/** "import" or "import:500000". */
function readPart(text: string) {
	const [name = "", size] = text.split(":");
	const part = PARTS[name];
	if (!part) throw new Error(`There is no part ${name}. There are: ${Object.keys(PARTS).join(", ")}.`);
	if (size !== undefined && !/^[1-9]\d{0,6}$/.test(size)) throw new Error(`${size} is no number of rows, as in ${name}:500000.`);
	return { part, size: size === undefined ? undefined : Number(size) };
}

function round(value: number): string {
	return Math.round(value).toLocaleString("en");
}

await main(process.argv.slice(2));
