import type { Wish } from "./read-arguments.ts";

export interface PlannedOrder {
	/** From 1. */
	number: number;
	lines: { sku: string; quantity: number }[];
	/** Called off by the store in the end. */
	isCancelled: boolean;
}

/** A sequence of numbers from 0 to below 1 that a seed decides (mulberry32). */
export function random(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** The orders of a day: one to three lines each, of one to three copies. */
export function planSales({ orders, cancel }: Wish, skus: readonly string[], next: () => number): PlannedOrder[] {
	const upTo = (most: number) => 1 + Math.floor(next() * most);
	return Array.from({ length: orders }, (_, index) => {
		const wanted = new Set(Array.from({ length: upTo(3) }, () => skus[Math.floor(next() * skus.length)] ?? ""));
		return { number: index + 1, lines: [...wanted].map((sku) => ({ sku, quantity: upTo(3) })), isCancelled: next() < cancel };
	});
}

/** Copies that the store's customers hold in the end, by SKU. */
export function heldBySku(orders: readonly PlannedOrder[]): Map<string, number> {
	const held = new Map<string, number>();
	for (const { lines, isCancelled } of orders) for (const { sku, quantity } of lines) held.set(sku, (held.get(sku) ?? 0) + (isCancelled ? 0 : quantity));
	return held;
}

/** Some of them twice, and in the store's order or in any. */
export function disturb<T>(posts: readonly T[], { duplicates, shuffle }: Wish, next: () => number): T[] {
	const repeated = posts.flatMap((post) => (next() < duplicates ? [post, post] : [post]));
	if (!shuffle) return repeated;
	return repeated
		.map((post) => ({ post, place: next() }))
		.toSorted((a, b) => a.place - b.place)
		.map(({ post }) => post);
}
