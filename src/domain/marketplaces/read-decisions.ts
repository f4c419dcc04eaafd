import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/say.ts";
import { foldColumn } from "../inventory/files/fold-column.ts";
import { readTable } from "../inventory/files/read-table.ts";
import { restoreCell } from "../inventory/files/restore-cell.ts";

/** A line of a file of doubts that was filled in. */
interface Decision {
	line: number;
	/** The marketplace's id of the listing. */
	externalId: string;
	/** The SKU of the item that it is; "ignored" when it is none of ours. */
	means: { sku: string } | "ignored";
}

/** A line that says nothing that can be done. */
interface Unclear {
	line: number;
	externalId: string;
	decision: string;
	reason: string;
}

interface Decisions {
	decisions: Decision[];
	unclear: Unclear[];
	/** Lines whose decision is blank. */
	blank: number;
}

/** Lines, far more than one file of doubts has. */
const MOST = 200_000;
const YES = new Set(["yes", "y", "ok", "accept", "accepted", "true", "1"]);
const IGNORE = new Set(["ignore", "ignored"]);
const NO = new Set(["", "no", "n", "skip", "leave", "-"]);
/** What a spreadsheet makes of a long number. */
const MANGLED = /^\d[.,]?\d*E\+\d+$/i;

/**
 * What a person wrote into the last column of a file of doubts, in any encoding and with any delimiter that a spreadsheet saves.
 * @throws DomainError invalid_input when it is no such file
 */
export async function readDecisions(file: Uint8Array): Promise<Decisions> {
	const { header, records } = await readTable(file);
	const names = header.map(foldColumn);
	const wanted = ["listing id", "decision"];
	const missing = wanted.filter((name) => !names.includes(name));
	if (missing.length > 0) throw new DomainError("invalid_input", say.decisionColumns({ missing }), { hint: say.decisionsHint() });
	const [id, decided, proposed] = ["listing id", "decision", "proposed sku"].map((name) => names.indexOf(name));
	const found: Decisions = { decisions: [], unclear: [], blank: 0 };
	for await (const { cells, line } of records) {
		const cell = (at: number | undefined) => restoreCell(cells[at ?? -1] ?? "").trim();
		const [externalId, decision] = [cell(id), cell(decided)];
		const word = decision.toLowerCase();
		if (NO.has(word)) found.blank++;
		else if (MANGLED.test(externalId)) found.unclear.push({ line, externalId, decision, reason: say.decisionMangled({ id: externalId }) });
		else if (IGNORE.has(word)) found.decisions.push({ line, externalId, means: "ignored" });
		else if (!YES.has(word)) found.decisions.push({ line, externalId, means: { sku: decision } });
		else if (cell(proposed) === "") found.unclear.push({ line, externalId, decision, reason: say.decisionNoProposal() });
		else found.decisions.push({ line, externalId, means: { sku: cell(proposed) } });
		if (found.decisions.length + found.unclear.length > MOST) throw new DomainError("invalid_input", say.decisionsTooMany({ most: MOST }));
	}
	if (found.decisions.length + found.unclear.length === 0) throw new DomainError("invalid_input", say.decisionsEmpty(), { hint: say.decisionsHint() });
	return found;
}
