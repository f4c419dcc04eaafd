import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/en.ts";
import { nearest } from "../core/nearest.ts";
import { attributeNames } from "./categories/attribute-names.ts";
import { CATEGORIES } from "./categories.ts";

/** Columns with a meaning of their own; the others are attributes. */
const FIELDS = ["sku", "title", "category", "condition", "price", "currency", "quantity", "cost", "barcode"] as const;
export type ImportField = (typeof FIELDS)[number];
/** What our file of problems puts in front of each line. */
const SKIPPED = ["line", "reason"];

const ATTRIBUTES = [...new Set(CATEGORIES.flatMap((category) => attributeNames(category)))];

/** Where a file keeps what: places in a record. */
export interface ImportColumns {
	count: number;
	fields: Partial<Record<ImportField, number>>;
	attributes: readonly { name: string; place: number }[];
}

/**
 * The columns of a file's header, in any case and any order.
 * @throws DomainError invalid_input that names unknown, doubled or missing columns
 */
export function importColumns(header: readonly string[]): ImportColumns {
	const names = header.map((name) =>
		name
			.trim()
			.toLowerCase()
			.replace(/[\s-]+/g, "_"),
	);
	const known = [...FIELDS, ...ATTRIBUTES];
	const unknown = header.filter((_, place) => !known.includes(names[place] ?? "") && !SKIPPED.includes(names[place] ?? ""));
	if (unknown.length > 0) {
		const [first = ""] = unknown;
		throw new DomainError("invalid_input", say.unknownColumns({ columns: unknown, near: nearest(first.trim(), known) }), {
			hint: say.columnsKnown({ columns: known }),
		});
	}
	const doubled = header.find((_, place) => names.indexOf(names[place] ?? "") !== place);
	if (doubled !== undefined) throw new DomainError("invalid_input", say.columnTwice({ column: doubled }));
	const missing = names.includes("sku") ? (names.includes("price") || names.includes("quantity") ? null : "price") : "sku";
	if (missing) throw new DomainError("invalid_input", say.columnMissing({ column: missing }), { hint: say.columnsKnown({ columns: known }) });
	return {
		count: header.length,
		fields: Object.fromEntries(FIELDS.map((name) => [name, names.indexOf(name)] as const).filter(([, place]) => place >= 0)),
		attributes: names.map((name, place) => ({ name, place })).filter(({ name }) => ATTRIBUTES.includes(name)),
	};
}
