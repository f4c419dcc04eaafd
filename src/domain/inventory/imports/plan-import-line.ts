import { v7 as uuidv7 } from "uuid";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { isGraded } from "../categories/is-graded.ts";
import type { Place } from "../place.ts";
import type { KnownSku } from "../selectors/bulk/match-import-lines.ts";
import { copiesWanted } from "./copies-wanted.ts";
import type { ImportLine } from "./read-import-line.ts";

/** A row of an import's plan; amounts in minor units. A target of null leaves the value alone. */
export interface ImportRow {
	itemId: string;
	line: number;
	/** Where its copies lie; null: at the default location, and the file names none. */
	at: Place | null;
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
		bin: string | null;
		marketMinor: string | null;
		marketAt: string | null;
		notes: string | null;
	} | null;
	/** Cost, market price and bin of a known item: what was seen, and what they become. */
	seenFields: ImportDetails | null;
	targetFields: ImportDetails | null;
	seenMinor: bigint | null;
	targetMinor: bigint | null;
	seenOnHand: number | null;
	targetOnHand: number | null;
	/** False for a line that changes nothing. */
	changes: boolean;
	/** Why a part of the line is left out, where the rest is done all the same. */
	reason: string | null;
	/** The line names other details than a known item has; these stay. */
	differs: boolean;
	/** What is below cost is warned of. */
	costMinor: bigint | null;
	/** Price times copies, over all locations. */
	valueBefore: bigint;
	valueAfter: bigint;
}

/** Details that an import takes over; amounts in minor units, a moment as ISO 8601. */
interface ImportDetails {
	costMinor?: number | null;
	marketMinor?: number | null;
	marketAt?: string | null;
	bin?: string | null;
}

/** A line that is known by its SKU. */
export type NamedLine = ImportLine & { sku: string };

interface Around {
	line: number;
	at: Place | null;
	/** Its quantity comes to what there is. */
	adds: boolean;
}

/**
 * What a line will do, given what is known of its SKU.
 * @throws DomainError invalid_input with what stands against it
 */
export function planImportLine(said: NamedLine, known: KnownSku, { line, at, adds }: Around): ImportRow {
	if (known.itemId === null) return planNewItem(said, { line, at, adds });
	if (known.archived) throw invalid(say.lineArchived({ sku: said.sku }));
	const { priceMinor, onHand, committed, copies } = known;
	const targetMinor = said.priceMinor !== null && said.priceMinor !== priceMinor ? said.priceMinor : null;
	const wanted = copiesWanted(said, known, adds);
	const targetOnHand = wanted !== null && wanted !== onHand ? wanted : null;
	if (targetMinor !== null && known.priceLocked) throw invalid(say.lineLocked({ sku: said.sku }));
	if (known.isSingleCopy && targetOnHand !== null) refuseSecondCopy(targetOnHand, copies > BigInt(onHand));
	if (targetOnHand !== null && targetOnHand < committed && !adds) throw invalid(say.lineBelowCommitted({ quantity: targetOnHand, committed }));
	const { seen, target } = detailsChanged(said, known);
	return {
		itemId: known.itemId,
		line,
		at,
		sku: said.sku,
		title: known.title ?? "",
		isNew: false,
		fields: null,
		seenFields: target && seen,
		targetFields: target,
		seenMinor: targetMinor === null ? null : priceMinor,
		targetMinor,
		seenOnHand: targetOnHand === null ? null : onHand,
		targetOnHand,
		reason: null,
		changes: targetMinor !== null || targetOnHand !== null || target !== null,
		differs:
			isOther(said.title, known.title) ||
			isOther(said.category, known.category) ||
			isOther(said.condition, known.condition) ||
			isOther(said.barcode, known.barcode) ||
			isOther(said.notes, known.notes),
		costMinor: said.costMinor ?? known.costMinor,
		valueBefore: (priceMinor ?? 0n) * copies,
		valueAfter: (targetMinor ?? priceMinor ?? 0n) * (copies + BigInt(targetOnHand === null ? 0 : targetOnHand - onHand)),
	};
}

const DAY = 86_400_000;

/** Of market prices the later one counts; the same price once more is news after a day. */
function detailsChanged(said: NamedLine, known: KnownSku): { seen: ImportDetails; target: ImportDetails | null } {
	const seen: ImportDetails = {};
	const target: ImportDetails = {};
	if (isOther(said.costMinor, known.costMinor)) {
		seen.costMinor = known.costMinor === null ? null : Number(known.costMinor);
		target.costMinor = Number(said.costMinor);
	}
	const isLater = (at: Date) => at.getTime() > (known.marketAt?.getTime() ?? 0) + (said.marketMinor === known.marketMinor ? DAY : 0);
	if (said.marketMinor !== null && said.marketAt && isLater(said.marketAt)) {
		seen.marketMinor = known.marketMinor === null ? null : Number(known.marketMinor);
		seen.marketAt = known.marketAt?.toISOString() ?? null;
		target.marketMinor = Number(said.marketMinor);
		target.marketAt = said.marketAt.toISOString();
	}
	if (isOther(said.bin, known.bin)) {
		seen.bin = known.bin;
		target.bin = said.bin;
	}
	return { seen, target: Object.keys(target).length === 0 ? null : target };
}

function planNewItem(said: NamedLine, { line, at, adds }: Around): ImportRow {
	const { sku, title, category, condition, attributes, priceMinor, costMinor, barcode, bin, marketMinor, marketAt, notes } = said;
	const quantity = copiesWanted(said, { onHand: 0, committed: 0 }, adds);
	const missing = Object.entries({ title, category, condition, price: priceMinor }).filter(([, value]) => value === null);
	if (title === null || category === null || condition === null || priceMinor === null) {
		throw invalid(say.lineNewNeeds({ sku, missing: missing.map(([name]) => name) }));
	}
	if (isGraded(attributes)) refuseSecondCopy(quantity ?? 0, false);
	return {
		itemId: uuidv7(),
		line,
		at,
		sku,
		title,
		isNew: true,
		fields: {
			title,
			category,
			condition,
			attributes,
			costMinor: costMinor?.toString() ?? null,
			barcode,
			bin,
			marketMinor: marketMinor?.toString() ?? null,
			marketAt: marketAt?.toISOString() ?? null,
			notes,
		},
		seenFields: null,
		targetFields: null,
		seenMinor: null,
		targetMinor: priceMinor,
		seenOnHand: null,
		targetOnHand: quantity ?? 0,
		reason: null,
		changes: true,
		differs: false,
		costMinor,
		valueBefore: 0n,
		valueAfter: priceMinor * BigInt(quantity ?? 0),
	};
}

/** Of a graded copy. */
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
