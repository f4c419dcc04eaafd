import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { currencyExponent, parseDecimalMoney } from "../../core/money.ts";
import { readDecimal } from "../../core/read-decimal.ts";
import { checkAttributes } from "../categories/check-attributes.ts";
import { type Category, checkCategory } from "../categories.ts";
import { CONDITIONS } from "../conditions/condition-scales.ts";
import { normaliseCondition } from "../conditions/normalise-condition.ts";
import { decimalMark } from "../files/decimal-mark.ts";
import { restoreCell } from "../files/restore-cell.ts";
import { findImportFormat } from "../import-formats/find-import-format.ts";
import type { Adapted, Carried, Cell, ImportFormatName } from "../import-formats/import-format.ts";
import { itemDetails } from "../items/item-details.ts";
import { skuSchema } from "../items/sku.ts";
import type { ImportColumns } from "./import-columns.ts";

/** What a line of a file says; null where it says nothing: then a known item keeps what it has. */
export interface ImportLine {
	/** Null: the item is found by what else the line says. */
	sku: string | null;
	/** Of a new item whose line has no SKU. */
	newSku: string | null;
	title: string | null;
	category: Category | null;
	condition: string | null;
	attributes: Record<string, string>;
	/** Minor units. */
	priceMinor: bigint | null;
	costMinor: bigint | null;
	barcode: string | null;
	/** Copies that there are. */
	quantity: number | null;
	/** Copies that come to them. */
	added: number | null;
	/** The quantity is what is free to sell. */
	isAvailable: boolean;
	/** Where its copies lie, as the file writes it. */
	location: string | null;
	bin: string | null;
	marketMinor: bigint | null;
	marketAt: Date | null;
	notes: string | null;
}

interface Surroundings {
	format: ImportFormatName;
	/** ISO 4217. */
	currency: string;
	locale: string;
	/** Of new items whose line names none. */
	category?: Category | undefined;
	/** When the file came: a market price without a date is of then. */
	at: Date;
	carried: Carried | null;
}

interface Read {
	/** Null for a line that tells of no item. */
	line: ImportLine | null;
	carried: Carried | null;
}

const MAX_QUANTITY = 2_147_483_647;
const MAX_TITLE = 1_000;
const attributesSchema = z.record(z.string(), z.string());

/**
 * A record of a file, understood and checked as far as it can be without the catalogue.
 * @throws DomainError invalid_input with the first thing that is wrong, and its value
 */
export function readImportLine(cells: readonly string[], columns: ImportColumns, around: Surroundings): Read {
	if (cells.length !== columns.count) throw invalid(say.cellsMiscounted({ cells: cells.length, columns: columns.count }));
	const broken = cells.find((value) => /[\ufffd\0]/u.test(value));
	if (broken !== undefined) throw invalid(say.cellNotText({ value: broken }));
	const raw = cellOf(cells, columns);
	const format = findImportFormat(around.format);
	const { said, carried = around.carried, skip } = format.adapt(raw, around.carried);
	if (skip) return { line: null, carried };
	return { line: understand(withSaid(raw, said), columns, said, around), carried };
}

function cellOf(cells: readonly string[], { roles }: ImportColumns): Cell {
	return (role) => {
		const place = roles[role];
		return place === undefined ? null : restoreCell(cells[place]?.trim() ?? "") || null;
	};
}

/** What a format makes of its cells comes before what stands in them. */
function withSaid(raw: Cell, said: Adapted["said"]): Cell {
	return (role) => (role in said ? (said[role] ?? null) : raw(role));
}

function understand(cell: Cell, columns: ImportColumns, said: Adapted["said"], around: Surroundings): ImportLine {
	const { currency } = around;
	const sku = skuOf(cell("sku"));
	if (sku === null && around.format === "omni") throw invalid(say.lineBadSku({ value: "" }));
	const currencyGiven = cell("currency");
	if (currencyGiven !== null && currencyGiven.toUpperCase() !== currency) throw invalid(say.lineCurrency({ value: currencyGiven, currency }));
	const title = cell("title");
	if (title !== null && title.length > MAX_TITLE) throw invalid(say.lineTitleTooLong({ length: title.length, max: MAX_TITLE }));
	const categoryText = cell("category");
	const category = categoryText === null ? (around.category ?? null) : checkCategory(categoryText);
	const attributes = attributesOf(cell, columns, said);
	const available = quantityOf(cell("available"));
	const marketMinor = moneyOf("market", cell, around);
	return {
		sku,
		newSku: cell("newSku"),
		title,
		category,
		condition: conditionOf(category, cell("condition")),
		attributes: category === null ? attributes : checkAttributes(category, attributes),
		priceMinor: moneyOf("price", cell, around),
		costMinor: moneyOf("cost", cell, around),
		barcode: detailOf("barcode", cell("barcode")),
		quantity: quantityOf(cell("quantity")) ?? available,
		added: quantityOf(cell("add_quantity")),
		isAvailable: findImportFormat(around.format).quantityIsAvailable || available !== null,
		location: cell("location"),
		bin: detailOf("bin", cell("bin")),
		marketMinor,
		marketAt: marketMinor === null ? null : dateOf(cell("market_date"), around.at),
		notes: detailOf("notes", cell("notes")),
	};
}

/** Such need no closer look, which would cost as much as the rest of a price list's line. */
const PLAIN_SKU = /^[\w.-]{1,64}$/;

function skuOf(text: string | null): string | null {
	if (text === null || PLAIN_SKU.test(text)) return text;
	const sku = skuSchema.safeParse(text);
	if (!sku.success) throw invalid(say.lineBadSku({ value: text }));
	return sku.data;
}

function attributesOf(cell: Cell, { attributes }: ImportColumns, said: Adapted["said"]): Record<string, string> {
	const found: Record<string, string> = { ...othersOf(cell("attributes")) };
	for (const { name } of attributes) {
		const value = cell(name);
		if (value !== null) found[name] = value;
	}
	for (const name of ["finish", "edition", "language"]) if (said[name]) found[name] = said[name];
	return found;
}

function othersOf(text: string | null): Record<string, string> {
	if (text === null) return {};
	try {
		return attributesSchema.parse(JSON.parse(text));
	} catch {
		throw invalid(say.lineAttributes({ value: text }));
	}
}

function conditionOf(category: Category | null, text: string | null): string | null {
	if (category === null) return text;
	if (text !== null) return normaliseCondition(category, text);
	const [only, ...others] = CONDITIONS[category];
	return others.length === 0 ? only : null;
}

function moneyOf(column: "price" | "cost" | "market", cell: Cell, { currency, locale, format }: Surroundings): bigint | null {
	const text = cell(column);
	if (text === null) return null;
	if (/^[-−–]/u.test(text)) throw invalid(say.lineNegative({ column, value: text }));
	// Where a currency has three decimals, what programs write has a point before them, whatever the shop speaks.
	const decimal = currencyExponent(currency) === 3 && format !== "mapped" ? "." : decimalMark(locale);
	try {
		return parseDecimalMoney(readDecimal(text, decimal), currency);
	} catch (error) {
		throw error instanceof DomainError ? invalid(`${column}: ${error.message}`) : error;
	}
}

function detailOf(name: "barcode" | "bin" | "notes", text: string | null): string | null {
	if (text === null) return null;
	const value = itemDetails[name].safeParse(text);
	if (value.success) return value.data ?? null;
	if (name === "barcode") throw invalid(say.lineBarcode({ value: text }));
	throw invalid(say.lineDetail({ column: name, value: text, reason: value.error.issues[0]?.message ?? "" }));
}

function quantityOf(text: string | null): number | null {
	if (text === null) return null;
	const whole = text.replace(/[.,]0{1,2}$/, "");
	if (!/^\d{1,10}$/.test(whole) || Number(whole) > MAX_QUANTITY) throw invalid(say.lineQuantity({ value: text }));
	return Number(whole);
}

/** A day, or a moment, as ISO 8601 writes it; never after the import. East of Greenwich today has begun before it has there. */
function dateOf(text: string | null, at: Date): Date {
	if (text === null) return at;
	const date = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(text) ? new Date(text.replace(" ", "T")) : null;
	if (date === null || Number.isNaN(date.getTime())) throw invalid(say.lineDate({ value: text }));
	if (date.getTime() > at.getTime() + 86_400_000) throw invalid(say.lineDateAhead({ value: text }));
	return date > at ? at : date;
}

function invalid(message: string): DomainError {
	return new DomainError("invalid_input", message);
}
