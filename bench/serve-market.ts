import { setTimeout as sleep } from "node:timers/promises";
import { type MarketFacts, OPEN_MARKETS } from "./open-bench-market.ts";

/** What the process is told: to say when every card shows so many copies. */
export interface Asked {
	copies: number;
}
/** What it says: at first what there is to know, then which number of copies stands everywhere. */
export type Said = { facts: MarketFacts } | { shown: number };

/** Milliseconds between two looks. */
const LOOK = 10;

const say = (said: Said) => process.send?.(said);
const [name, size] = process.argv.slice(2);
const open = Object.entries(OPEN_MARKETS).find(([known]) => known === name)?.[1];
if (!open) throw new Error(`There is no market ${name}.`);
const { shows, close, ...facts } = await open(Array.from({ length: Number(size) }, (_, n) => `CARD-${n + 1}`));
process.on("message", async ({ copies }: Asked) => {
	while (!shows(copies)) await sleep(LOOK);
	say({ shown: copies });
});
process.once("disconnect", () => void close().then(() => process.exit()));
say({ facts });
