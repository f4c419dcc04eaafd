import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";
import { foldColumn } from "../files/fold-column.ts";
import { recogniseFormat } from "../import-formats/find-import-format.ts";
import type { ImportFormatName } from "../import-formats/import-format.ts";
import { guessMapping } from "../mappings/guess-mapping.ts";
import { parseMapping } from "../mappings/parse-mapping.ts";
import type { SavedMapping } from "../mappings/saved-mapping.ts";
import { importColumns, isOwnHeader } from "./import-columns.ts";
import { IMPORT_ATTRIBUTES, IMPORT_FIELDS } from "./import-fields.ts";

interface Asked {
	header: readonly string[];
	/** As typed: "Qty=quantity, Foo=skip". */
	map?: string | undefined;
	/** A saved one, by name or by the same header. */
	saved: SavedMapping | null;
}

interface Chosen {
	format: ImportFormatName;
	/** By place, what each column holds; null is left out. */
	roles: (string | null)[];
}

/** One of these is needed for a line to do something, and one to find its item. */
const VALUES = ["price", "quantity", "add_quantity", "available", "on_hand", "new_on_hand", "cost", "bin", "market"];
const KEYS = ["sku", "barcode", "title", "tcgplayer_sku_id"];

/**
 * How a file's columns are read: by what was typed or saved, else as our own, another program's, or as their names let guess.
 * @throws DomainError invalid_input when that says nothing of an item, or nothing to find it by
 */
export function chooseImportColumns({ header, map, saved }: Asked): Chosen {
	if (map !== undefined || saved) {
		const guessed = saved ? header.map((name) => saved.columns[foldColumn(name)] ?? null) : guessMapping(header);
		return complete({ format: "mapped", roles: map === undefined ? guessed : parseMapping(map, header, guessed) }, header);
	}
	if (isOwnHeader(header) && header.some((name) => name.trim().toLowerCase() === "sku")) {
		const { roles } = importColumns(header);
		return { format: "omni", roles: byPlace(header, roles) };
	}
	const format = recogniseFormat(header);
	if (format) {
		const names = header.map(foldColumn);
		// Of columns that mean the same the first counts.
		const taken = names.map((name) => (Object.hasOwn(format.roles, name) ? (format.roles[name] ?? null) : null));
		return complete({ format: format.name, roles: taken.map((role, place) => (role !== null && taken.indexOf(role) === place ? role : null)) }, header);
	}
	return complete({ format: "mapped", roles: guessMapping(header) }, header);
}

function byPlace(header: readonly string[], roles: Readonly<Record<string, number>>): (string | null)[] {
	return header.map((_, place) => Object.entries(roles).find(([, at]) => at === place)?.[0] ?? null);
}

function complete(chosen: Chosen, header: readonly string[]): Chosen {
	const has = (names: readonly string[]) => names.some((name) => chosen.roles.includes(name));
	const missing = has(KEYS) && has(VALUES) ? null : chosen.roles.includes("sku") ? "price" : "sku";
	if (missing === null) return chosen;
	const known = [...IMPORT_FIELDS, ...IMPORT_ATTRIBUTES];
	const unknown = header.filter((_, place) => chosen.roles[place] === null);
	const hint = `${say.columnsKnown({ columns: known })} ${say.mapForm()}`;
	const near = unknown.map((name) => nearest(name.trim(), known)).find((name) => name !== null) ?? null;
	if (unknown.length > 0) throw new DomainError("invalid_input", say.unknownColumns({ columns: unknown, near }), { hint });
	throw new DomainError("invalid_input", say.columnMissing({ column: missing }), { hint });
}
