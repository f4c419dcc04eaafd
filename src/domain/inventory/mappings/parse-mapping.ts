import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";
import { foldColumn } from "../files/fold-column.ts";
import { IMPORT_ATTRIBUTES, IMPORT_FIELDS } from "../imports/import-fields.ts";

const SKIP = "skip";

/**
 * Corrects a mapping by what was typed: "Qty=quantity, Foo=skip". A role that goes to another column is taken from the one that had it.
 * @throws DomainError invalid_input that names an unknown column or field and the nearest
 */
export function parseMapping(text: string, header: readonly string[], guessed: readonly (string | null)[]): (string | null)[] {
	const roles = [...guessed];
	const known = [...IMPORT_FIELDS, ...IMPORT_ATTRIBUTES, SKIP];
	for (const part of text.split(/[,;\n]/).filter((one) => one.trim() !== "")) {
		const at = part.lastIndexOf("=");
		if (at < 0) throw new DomainError("invalid_input", say.mapNoSign({ value: part.trim() }), { hint: say.mapForm() });
		const [column, field] = [
			part.slice(0, at).trim(),
			part
				.slice(at + 1)
				.trim()
				.toLowerCase()
				.replace(/[\s-]+/g, "_"),
		];
		const place = header.findIndex((name) => name.trim().toLowerCase() === column.toLowerCase() || foldColumn(name) === foldColumn(column));
		if (place < 0) throw new DomainError("invalid_input", say.mapNoColumn({ column, near: nearest(column, header) }));
		if (!known.includes(field))
			throw new DomainError("invalid_input", say.mapNoField({ field, near: nearest(field, known) }), { hint: say.columnsKnown({ columns: known }) });
		if (field !== SKIP) for (const [other, role] of roles.entries()) if (role === field) roles[other] = null;
		roles[place] = field === SKIP ? null : field;
	}
	return roles;
}
