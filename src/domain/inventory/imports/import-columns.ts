import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";
import { IMPORT_ATTRIBUTES, IMPORT_FIELDS, type ImportField } from "./import-fields.ts";
import { PROBLEM_COLUMNS } from "./problem-columns.ts";

/** Where a file keeps what: places in a record. */
export interface ImportColumns {
	count: number;
	fields: Partial<Record<ImportField, number>>;
	attributes: readonly { name: string; place: number }[];
	/** What a format of another program names besides: see import-formats. */
	roles: Readonly<Record<string, number>>;
}

/**
 * The columns of a header in our own words, in any case and any order.
 * @throws DomainError invalid_input that names unknown, doubled or missing columns
 */
export function importColumns(header: readonly string[]): ImportColumns {
	const names = header.map(ownName);
	const known = [...IMPORT_FIELDS, ...IMPORT_ATTRIBUTES];
	const unknown = header.filter((_, place) => !known.includes(names[place] ?? "") && !PROBLEM_COLUMNS.includes(names[place] ?? ""));
	if (unknown.length > 0) {
		const [first = ""] = unknown;
		throw new DomainError("invalid_input", say.unknownColumns({ columns: unknown, near: nearest(first.trim(), known) }), {
			hint: say.columnsKnown({ columns: known }),
		});
	}
	const doubled = header.find((_, place) => names.indexOf(names[place] ?? "") !== place);
	if (doubled !== undefined) throw new DomainError("invalid_input", say.columnTwice({ column: doubled }));
	const missing = names.includes("sku") ? (VALUES.some((name) => names.includes(name)) ? null : "price") : "sku";
	if (missing) throw new DomainError("invalid_input", say.columnMissing({ column: missing }), { hint: say.columnsKnown({ columns: known }) });
	return columnsOfRoles(names);
}

/** What makes a file worth taking: one of these. */
const VALUES = ["price", "quantity", "cost", "bin", "market"];

/** True for a header in our own words alone, the lines of a file of problems among them. */
export function isOwnHeader(header: readonly string[]): boolean {
	return header.every((name) => [...IMPORT_FIELDS, ...IMPORT_ATTRIBUTES, ...PROBLEM_COLUMNS].includes(ownName(name)));
}

/** The columns where each one's role is known; null is a column that is left out. */
export function columnsOfRoles(roles: readonly (string | null)[]): ImportColumns {
	const placed = roles.flatMap((name, place) => (name === null ? [] : [{ name, place }]));
	return {
		count: roles.length,
		fields: Object.fromEntries(placed.filter(({ name }) => IMPORT_FIELDS.some((field) => field === name)).map(({ name, place }) => [name, place])),
		attributes: placed.filter(({ name }) => IMPORT_ATTRIBUTES.includes(name)),
		roles: Object.fromEntries(placed.map(({ name, place }) => [name, place])),
	};
}

function ownName(name: string): string {
	return name
		.trim()
		.toLowerCase()
		.replace(/[\s-]+/g, "_");
}
