import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/en.ts";
import { parseMoney } from "../core/money.ts";
import { checkAttributes } from "./categories/check-attributes.ts";
import { type Category, checkCategory } from "./categories.ts";
import { CONDITIONS } from "./conditions/condition-scales.ts";
import { normaliseCondition } from "./conditions/normalise-condition.ts";
import type { ImportColumns, ImportField } from "./import-columns.ts";
import { itemDetails } from "./item-details.ts";
import { skuSchema } from "./sku.ts";

/** What a line of a file says; null where it says nothing: then a known item keeps what it has. */
export interface ImportLine {
	sku: string;
	title: string | null;
	category: Category | null;
	condition: string | null;
	attributes: Record<string, string>;
	/** Minor units. */
	priceMinor: bigint | null;
	costMinor: bigint | null;
	barcode: string | null;
	quantity: number | null;
}

const MAX_QUANTITY = 2_147_483_647;
const MAX_TITLE = 1_000;

/**
 * A record of a file, understood and checked as far as it can be without the catalogue.
 * @throws DomainError invalid_input with the first thing that is wrong, and its value
 */
export function readImportLine(cells: readonly string[], columns: ImportColumns, currency: string): ImportLine {
	if (cells.length !== columns.count) throw invalid(say.cellsMiscounted({ cells: cells.length, columns: columns.count }));
	const cell = (field: ImportField): string | null => {
		const place = columns.fields[field];
		return place === undefined ? null : cells[place]?.trim() || null;
	};
	const broken = cells.find((value) => /[\ufffd\0]/u.test(value));
	if (broken !== undefined) throw invalid(say.cellNotText({ value: broken }));
	const sku = skuSchema.safeParse(cell("sku") ?? "");
	if (!sku.success) throw invalid(say.lineBadSku({ value: cell("sku") ?? "" }));
	const currencyGiven = cell("currency");
	if (currencyGiven !== null && currencyGiven.toUpperCase() !== currency) throw invalid(say.lineCurrency({ value: currencyGiven, currency }));
	const categoryText = cell("category");
	const conditionText = cell("condition");
	const title = cell("title");
	if (title !== null && title.length > MAX_TITLE) throw invalid(say.lineTitleTooLong({ length: title.length, max: MAX_TITLE }));
	const category = categoryText === null ? null : checkCategory(categoryText);
	const attributes = Object.fromEntries(
		columns.attributes.map(({ name, place }) => [name, cells[place]?.trim() ?? ""] as const).filter(([, value]) => value !== ""),
	);
	return {
		sku: sku.data,
		title,
		category,
		condition: conditionOf(category, conditionText),
		attributes: category === null ? attributes : checkAttributes(category, attributes),
		priceMinor: moneyOf("price", cell("price"), currency),
		costMinor: moneyOf("cost", cell("cost"), currency),
		barcode: barcodeOf(cell("barcode")),
		quantity: quantityOf(cell("quantity")),
	};
}

function conditionOf(category: Category | null, text: string | null): string | null {
	if (category === null) return text;
	if (text !== null) return normaliseCondition(category, text);
	const [only, ...others] = CONDITIONS[category];
	return others.length === 0 ? only : null;
}

function moneyOf(column: "price" | "cost", text: string | null, currency: string): bigint | null {
	if (text === null) return null;
	if (/^[-−–]/u.test(text)) throw invalid(say.lineNegative({ column, value: text }));
	try {
		return parseMoney(text, currency);
	} catch (error) {
		throw error instanceof DomainError ? invalid(`${column}: ${error.message}`) : error;
	}
}

function barcodeOf(text: string | null): string | null {
	if (text === null) return null;
	const barcode = itemDetails.barcode.safeParse(text);
	if (barcode.success) return barcode.data;
	throw invalid(say.lineBarcode({ value: text }));
}

function quantityOf(text: string | null): number | null {
	if (text === null) return null;
	if (!/^\d{1,10}$/.test(text) || Number(text) > MAX_QUANTITY) throw invalid(say.lineQuantity({ value: text }));
	return Number(text);
}

function invalid(message: string): DomainError {
	return new DomainError("invalid_input", message);
}
