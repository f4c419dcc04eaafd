import { shortCondition } from "../inventory/conditions/short-condition.ts";

const MAX = 64;

/** The SKU of the same product in another condition: "PKM-055-NM" becomes "PKM-055-LP", "SLAB" becomes "SLAB-LP". */
export function siblingSku({ sku, condition }: { sku: string; condition: string }, wanted: string): string {
	const [from, to] = [code(condition), code(wanted)];
	const stem = sku.toUpperCase().endsWith(`-${from}`) ? sku.slice(0, -from.length - 1) : sku;
	return `${stem.slice(0, MAX - to.length - 1)}-${to}`;
}

function code(condition: string): string {
	return shortCondition(condition).toUpperCase().replaceAll(" ", "-");
}
