import { once } from "node:events";
import type { MarketplaceName } from "../src/domain/marketplaces/marketplaces.ts";
import { measureBareEbay } from "./measure-bare-ebay.ts";
import { type MarketFacts, OPEN_MARKETS } from "./open-bench-market.ts";
import type { Asked, Said } from "./serve-market.ts";
import { spawnPart } from "./spawn-part.ts";

/** A marketplace's emulator in a process of its own. */
export interface BenchMarket extends MarketFacts {
	name: MarketplaceName;
	permitted: number;
	/** Once every card shows so many copies. */
	untilShown(copies: number): Promise<void>;
	close(): Promise<void>;
}

/** The marketplaces that are pushed to, with `size` cards each. What they cost is not ours, so none shares a thread with us. */
export function openBenchMarkets(size: number): Promise<BenchMarket[]> {
	return Promise.all(Object.keys(OPEN_MARKETS).map((name) => openMarket(name as MarketplaceName, size)));
}

async function openMarket(name: MarketplaceName, size: number): Promise<BenchMarket> {
	const { child, stop } = spawnPart("bench/serve-market.ts", [name, String(size)]);
	const [said] = (await once(child, "message")) as [Extract<Said, { facts: unknown }>];
	const { facts } = said;
	return {
		name,
		...facts,
		permitted: facts.permitted ?? (await measureBareEbay(facts)),
		async untilShown(copies) {
			child.send({ copies } satisfies Asked);
			await once(child, "message");
		},
		close: stop,
	};
}
