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
	fields: {
		title: string;
		category: string;
		condition: string;
		attributes: Record<string, string>;
		costMinor: string | null;
		barcode: string | null;
	} | null;
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
	/** Price times copies, over all locations. */
	valueBefore: bigint;
	valueAfter: bigint;
}

/**
 * What a line will do, given what is known of its SKU.
 * @throws DomainError invalid_input with what stands against it
 */
export function planImportLine(said: ImportLine, known: KnownSku, line: number): ImportRow {
	if (known.itemId === null) return planNewItem(said, line);
	if (known.archived) throw invalid(say.lineArchived({ sku: said.sku }));
	const { priceMinor, onHand, committed, copies } = known;
	const targetMinor = said.priceMinor !== null && said.priceMinor !== priceMinor ? said.priceMinor : null;
	const targetOnHand = said.quantity !== null && said.quantity !== onHand ? said.quantity : null;
	if (targetMinor !== null && known.priceLocked) throw invalid(say.lineLocked({ sku: said.sku }));
	if (known.isSingleCopy && targetOnHand !== null) refuseSecondCopy(targetOnHand, copies > BigInt(onHand));
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
			isOther(said.costMinor, known.costMinor) ||
			isOther(said.barcode, known.barcode),
		costMinor: known.costMinor,
		valueBefore: (priceMinor ?? 0n) * copies,
		valueAfter: (targetMinor ?? priceMinor ?? 0n) * (copies + BigInt(targetOnHand === null ? 0 : targetOnHand - onHand)),
	};
}

function planNewItem({ sku, title, category, condition, attributes, priceMinor, costMinor, barcode, quantity }: ImportLine, line: number): ImportRow {
	const missing = Object.entries({ title, category, condition, price: priceMinor }).filter(([, value]) => value === null);
	if (title === null || category === null || condition === null || priceMinor === null) {
		throw invalid(say.lineNewNeeds({ sku, missing: missing.map(([name]) => name) }));
	}
	if (attributes.cert_number !== undefined) refuseSecondCopy(quantity ?? 0, false);
	return {
		itemId: uuidv7(),
		line,
		sku,
		title,
		isNew: true,
		fields: { title, category, condition, attributes, costMinor: costMinor?.toString() ?? null, barcode },
		seenMinor: null,
		targetMinor: priceMinor,
		seenOnHand: null,
		targetOnHand: quantity ?? 0,
		changes: true,
		differs: false,
		costMinor,
		valueBefore: 0n,
		valueAfter: priceMinor * BigInt(quantity ?? 0),
	};
}

/** Of a graded copy with its own certificate. */
function refuseSecondCopy(quantity: number, isElsewhere: boolean): void {
	if (quantity > 1) throw invalid(say.lineSingleCopy({ quantity }));
	if (quantity === 1 && isElsewhere) throw invalid(say.lineSingleElsewhere());
}

function isOther<T>(said: T | null, has: T | null): boolean {
	return said !== null && said !== has;
}

function invalid(message: string): DomainError {
	return new DomainError("invalid_input", message);
}
