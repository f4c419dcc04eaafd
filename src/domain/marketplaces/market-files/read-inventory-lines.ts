import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { FileRecord } from "../../inventory/files/read-records.ts";
import { tcgplayerFile } from "../../inventory/import-formats/tcgplayer-file.ts";
import type { FileProblem, InventoryLine } from "./market-file.ts";
import { readCents } from "./read-cents.ts";
import { readCopies } from "./read-copies.ts";

/** What tells one listing from another, for pairing. */
const FACTS = ["game", "set_name", "collector_number", "rarity", "condition", "finish", "edition", "language"];

/** The lines of an inventory export, by the ids in it; of one that comes twice the last counts. */
export async function readInventoryLines(
	names: readonly string[],
	records: AsyncIterable<FileRecord>,
): Promise<{ lines: InventoryLine[]; problems: FileProblem[] }> {
	const roles = names.map((name) => (Object.hasOwn(tcgplayerFile.roles, name) ? (tcgplayerFile.roles[name] ?? null) : null));
	const lines = new Map<string, InventoryLine>();
	const problems: FileProblem[] = [];
	for await (const { cells, line } of records) {
		const cell = (role: string) => cells[roles.indexOf(role)]?.trim() || null;
		const externalId = cell("tcgplayer_sku_id");
		const quantity = readCopies(cell("quantity") ?? "");
		if (externalId === null || !/^\d{1,20}$/.test(externalId)) problems.push({ line, reason: say.fileLineNoId({ value: externalId ?? "" }) });
		else if (quantity === null) problems.push({ line, reason: say.fileLineCopies({ value: cell("quantity") ?? "" }) });
		else {
			const told = { ...Object.fromEntries(FACTS.map((name) => [name, cell(name)])), ...factsOf(cell) };
			const facts = Object.fromEntries(Object.entries(told).filter((fact): fact is [string, string] => FACTS.includes(fact[0]) && fact[1] !== null));
			lines.set(externalId, { externalId, title: (cell("title") ?? "").slice(0, 1000), quantity, priceMinor: readCents(cell("price") ?? ""), facts });
		}
	}
	return { lines: [...lines.values()], problems };
}

/** A condition that can't be read says nothing; the line is known by its id all the same. */
function factsOf(cell: (role: string) => string | null): Record<string, string | null> {
	try {
		return { ...tcgplayerFile.adapt(cell, null).said };
	} catch (error) {
		if (error instanceof DomainError) return { condition: null };
		throw error;
	}
}
