import { v7 as uuidv7 } from "uuid";
import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/en.ts";
import type { ImportLine } from "./read-import-line.ts";
import type { KnownSku } from "./selectors/bulk/match-import-lines.ts";

/** A row of an import's plan; amounts in minor units. A target of null leaves the value alone. */
export interface ImportRow {
	itemId: string;
	line: number;
	sku: string;
	/** As the preview names it. */
	title: string;
	isNew: boolean;
	fields: { title: string; category: string; condition: string; attributes: Record<string, string>; costMinor: string | null } | null;
	seenMinor: bigint | null;
	targetMinor: bigint | null;
	seenOnHand: number | null;
	targetOnHand: number | null;
	/** False for a line that changes nothing. */
	changes: boolean;
	/** The line names other details than a known item has; these stay. */
	differs: boolean;
	/** What is below cost is warned of. */
	costMinor: bigint | null;
}

/**
 * What a line will do, given what is known of its SKU.
 * @throws DomainError invalid_input with what stands against it
 */
export function planImportLine(said: ImportLine, known: KnownSku, line: number): ImportRow {
	if (known.itemId === null) return planNewItem(said, line);
	if (known.archived) throw invalid(say.lineArchived({ sku: said.sku }));
	const { priceMinor, onHand, committed } = known;
	const targetMinor = said.priceMinor !== null && said.priceMinor !== priceMinor ? said.priceMinor : null;
	const targetOnHand = said.quantity !== null && said.quantity !== onHand ? said.quantity : null;
	if (targetOnHand !== null && targetOnHand < committed) throw invalid(say.lineBelowCommitted({ quantity: targetOnHand, committed }));
	return {
		itemId: known.itemId,
		line,
		sku: said.sku,
		title: known.title ?? "",
		isNew: false,
		fields: null,
		seenMinor: targetMinor === null ? null : priceMinor,
		targetMinor,
		seenOnHand: targetOnHand === null ? null : onHand,
		targetOnHand,
		changes: targetMinor !== null || targetOnHand !== null,
		differs:
			isOther(said.title, known.title) ||
			isOther(said.category, known.category) ||
			isOther(said.condition, known.condition) ||
			isOther(said.costMinor, known.costMinor),
		costMinor: known.costMinor,
	};
}

function planNewItem({ sku, title, category, condition, attributes, priceMinor, costMinor, quantity }: ImportLine, line: number): ImportRow {
	const missing = Object.entries({ title, category, condition, price: priceMinor }).filter(([, value]) => value === null);
	if (title === null || category === null || condition === null || priceMinor === null) {
		throw invalid(say.lineNewNeeds({ sku, missing: missing.map(([name]) => name) }));
	}
	return {
		itemId: uuidv7(),
		line,
		sku,
		title,
		isNew: true,
		fields: { title, category, condition, attributes, costMinor: costMinor?.toString() ?? null },
		seenMinor: null,
		targetMinor: priceMinor,
		seenOnHand: null,
		targetOnHand: quantity ?? 0,
		changes: true,
		differs: false,
		costMinor,
	};
}

function isOther<T>(said: T | null, has: T | null): boolean {
	return said !== null && said !== has;
}

function invalid(message: string): DomainError {
	return new DomainError("invalid_input", message);
}
