import { parseArgs } from "node:util";
import { DomainError } from "../../domain/core/errors.ts";

/**
 * The options behind `ledger check` and `ledger repair`.
 * @throws DomainError invalid_input with the usage
 */
export function readLedgerWords(words: readonly string[], { usage, needsReason }: { usage: string; needsReason: boolean }): { json: boolean; reason: string } {
	const hint = `Usage: npm run --silent admin -- ${usage}`;
	const { json = false, reason = "" } = parse(words, hint);
	if (needsReason && reason.trim() === "")
		throw new DomainError("invalid_input", 'A repair needs a reason: --reason "why". It stands in the ledger and in the audit.', { hint });
	if (!needsReason && reason !== "") throw new DomainError("invalid_input", "A check changes nothing and takes no reason.", { hint });
	return { json, reason: reason.trim() };
}

function parse(words: readonly string[], hint: string): { json?: boolean; reason?: string } {
	try {
		return parseArgs({ args: [...words], options: { reason: { type: "string" }, json: { type: "boolean" } } }).values;
	} catch (error) {
		throw new DomainError("invalid_input", (error as Error).message, { cause: error, hint });
	}
}
