import { parseArgs } from "node:util";

const STORES = ["shopify", "woocommerce", "ebay"] as const;
export type StoreName = (typeof STORES)[number];

export interface Wish {
	store: StoreName;
	orders: number;
	/** Shares from 0 to 1. */
	duplicates: number;
	cancel: number;
	shuffle: boolean;
	/** Things for sale. */
	items: number;
	/** Copies of each. */
	stock: number;
	/** The same seed makes the same orders. */
	seed: number;
	/** Deliveries under way at once. */
	atOnce: number;
}

const USAGE = `npm run simulate -- <${STORES.join("|")}> [--orders 200] [--duplicates 20%] [--shuffle] [--cancel 10%] [--items 20] [--stock 100] [--seed 1] [--at-once 8]`;

/**
 * What was asked for.
 * @throws Error that names the value
 */
export function readArguments(given: readonly string[]): Wish {
	const { values, positionals } = parseArgs({
		args: [...given],
		allowPositionals: true,
		options: {
			orders: { type: "string", default: "200" },
			duplicates: { type: "string", default: "20%" },
			cancel: { type: "string", default: "10%" },
			shuffle: { type: "boolean", default: false },
			items: { type: "string", default: "20" },
			stock: { type: "string", default: "100" },
			seed: { type: "string", default: "1" },
			"at-once": { type: "string", default: "8" },
		},
	});
	const store = STORES.find((known) => known === positionals[0]);
	if (!store || positionals.length !== 1) throw new Error(`Which store? ${USAGE}`);
	return {
		store,
		orders: count("orders", values.orders, 1, 100_000),
		duplicates: share("duplicates", values.duplicates),
		cancel: share("cancel", values.cancel),
		shuffle: values.shuffle,
		items: count("items", values.items, 1, 500),
		stock: count("stock", values.stock, 0, 1_000_000),
		seed: count("seed", values.seed, 0, 2 ** 31),
		atOnce: count("at-once", values["at-once"], 1, 100),
	};
}

function count(name: string, text: string, least: number, most: number): number {
	const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
	if (!(number >= least && number <= most)) throw new Error(`--${name}: "${text}" is no number from ${least} to ${most}.`);
	return number;
}

function share(name: string, text: string): number {
	const percent = /^\d{1,3}%?$/.test(text) ? Number(text.replace("%", "")) : Number.NaN;
	if (!(percent <= 100)) throw new Error(`--${name}: "${text}" is no share like 20%.`);
	return percent / 100;
}
