import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { isGraded } from "../categories/is-graded.ts";
import type { Place } from "../place.ts";
import type { KnownSku } from "../selectors/bulk/match-import-lines.ts";
import { copiesWanted } from "./copies-wanted.ts";
import { type ImportRow, type NamedLine, planImportLine } from "./plan-import-line.ts";

/** What lines before have planned for a SKU, at other locations. Amounts in minor units. */
export interface FirstLine {
	line: number;
	itemId: string;
	isNew: boolean;
	title: string;
	targetMinor: bigint | null;
	costMinor: bigint | null;
	marketMinor: bigint | null;
	/** Copies that there are at one of these locations at most. */
	copies: number;
}

interface Around {
	line: number;
	at: Place;
	adds: boolean;
}

/**
 * What a SKU's further line does: its copies and its bin at another location. What is the item's own, as its price, the first line has said; it may be
 * repeated.
 * @throws DomainError invalid_input with what stands against it, another price among it
 */
export function planFurtherPlace(said: NamedLine, known: KnownSku, first: FirstLine, around: Around): ImportRow {
	const row = first.isNew ? planAtPlace(said, first, around) : planImportLine(said, known, around);
	const target = row.isNew ? said : { priceMinor: row.targetMinor, ...amounts(row.targetFields) };
	refuseOther("price", target.priceMinor, first.targetMinor, said, first);
	refuseOther("cost", target.costMinor, first.costMinor, said, first);
	refuseOther("market", target.marketMinor, first.marketMinor, said, first);
	const isSingle = known.isSingleCopy || isGraded(said.attributes);
	if (isSingle && (row.targetOnHand ?? 0) > 0 && first.copies > 0) throw new DomainError("invalid_input", say.lineSingleElsewhere());
	const targetFields = row.targetFields?.bin === undefined ? null : { bin: row.targetFields.bin };
	const price = first.targetMinor ?? known.priceMinor ?? 0n;
	const [before, after] = [BigInt(row.seenOnHand ?? 0), BigInt(row.targetOnHand ?? 0)];
	return {
		...row,
		seenMinor: null,
		targetMinor: null,
		targetFields,
		seenFields: targetFields && { bin: row.seenFields?.bin ?? null },
		changes: row.isNew ? (row.targetOnHand ?? 0) > 0 || targetFields !== null : row.targetOnHand !== null || targetFields !== null,
		valueBefore: price * before,
		valueAfter: price * after,
	};
}

/** Of an item that a line before makes. */
function planAtPlace(said: NamedLine, { itemId, title }: FirstLine, { line, at, adds }: Around): ImportRow {
	return {
		itemId,
		line,
		at,
		sku: said.sku,
		title,
		isNew: true,
		fields: null,
		seenFields: said.bin === null ? null : { bin: null },
		targetFields: said.bin === null ? null : { bin: said.bin },
		seenMinor: null,
		targetMinor: null,
		seenOnHand: null,
		targetOnHand: copiesWanted(said, { onHand: 0, committed: 0 }, adds) ?? 0,
		changes: true,
		reason: null,
		differs: false,
		costMinor: null,
		valueBefore: 0n,
		valueAfter: 0n,
	};
}

function amounts(fields: ImportRow["targetFields"]): { costMinor: bigint | null; marketMinor: bigint | null } {
	const { costMinor = null, marketMinor = null } = fields ?? {};
	return { costMinor: costMinor === null ? null : BigInt(costMinor), marketMinor: marketMinor === null ? null : BigInt(marketMinor) };
}

function refuseOther(column: "price" | "cost" | "market", here: bigint | null, there: bigint | null, { sku }: NamedLine, { line }: FirstLine): void {
	if (here !== null && here !== there) throw new DomainError("invalid_input", say.lineOtherAmount({ sku, column, line }));
}
