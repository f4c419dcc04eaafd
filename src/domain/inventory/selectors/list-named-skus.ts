import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { findNearestSku } from "./find-nearest-sku.ts";

/** SKUs in one list. */
const MOST = 500;
/** Wrong ones that an answer names. */
const NAMED = 5;

/**
 * The SKUs that a list names, as the items have them: with commas, or blanks where a SKU has none itself, between them.
 * @throws DomainError invalid_input for none or too many; not_found with the unknown ones and what each was likely meant to be
 */
export async function listNamedSkus(scope: ReadScope<"inventory.read">, { text }: { text: string }): Promise<string[]> {
	const parts = split(text, /[,;\n]+/);
	const whole = await listKnown(scope, parts);
	const words = parts.filter((part) => !whole.has(part.toLowerCase())).flatMap((part) => split(part, /\s+/));
	if (parts.length + words.length > 2 * MOST || whole.size + words.length > MOST) throw new DomainError("invalid_input", say.skusTooMany({ max: MOST }));
	const known = words.length === 0 ? whole : new Map([...whole, ...(await listKnown(scope, words))]);
	const unknown = words.filter((word) => !known.has(word.toLowerCase()));
	if (unknown.length > 0) throw await notThere(scope, unknown);
	if (known.size === 0) throw new DomainError("invalid_input", say.skusNone());
	return [...known.values()];
}

function split(text: string, between: RegExp): string[] {
	return [...new Set(text.split(between).map((part) => part.trim()))].filter((part) => part !== "");
}

/** Live items by SKU, in small letters. */
async function listKnown(scope: ReadScope<"inventory.read">, skus: readonly string[]): Promise<Map<string, string>> {
	const items = await scope.read.item.findMany({
		where: { vendorId: scope.vendorId, skuKey: { in: skus.slice(0, MOST + 1).map((sku) => sku.toLowerCase()) }, archivedAt: null },
		select: { sku: true, skuKey: true },
	});
	return new Map(items.map(({ sku, skuKey }) => [skuKey, sku]));
}

async function notThere(scope: ReadScope<"inventory.read">, unknown: readonly string[]): Promise<DomainError> {
	const named = [];
	for (const sku of unknown.slice(0, NAMED)) named.push({ sku, near: await findNearestSku(scope, { sku, archived: false }) });
	return new DomainError("not_found", say.skusUnknown({ named, others: unknown.length - named.length }));
}
