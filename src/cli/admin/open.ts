import { parseArgs } from "node:util";
import { renderText } from "../../bots/console/render-text.ts";
import { readConfig } from "../../config.ts";
import { DomainError } from "../../domain/core/errors.ts";
import { exitCode } from "../exit-code.ts";
import { joinWords } from "../join-words.ts";
import { postMessage } from "../post-message.ts";
import { readTarget } from "../read-target.ts";
import { readIdentity } from "./read-identity.ts";
import type { Verb } from "./verb.ts";

const USAGE = `<shop's name or id> --reason "…" [--as <surface>:<externalId>] [--json] '<command>'`;

export const open: Verb = {
	usage: USAGE,
	summary: "run a command in any shop, as an admin of the platform; the reason stands in its audit",
	async run(words) {
		const { shop, text, reason, as, json } = readWords(words);
		const cwd = process.env.INIT_CWD ?? process.cwd();
		const answer = await postMessage({ text, cwd, open: { shop, reason, as } }, readTarget(readConfig(process.env)));
		process.exitCode = exitCode(answer);
		return json ? JSON.stringify(answer, null, 2) : renderText(answer.reply);
	},
};

function readWords(words: readonly string[]): { shop: string; text: string; reason: string; as?: string; json: boolean } {
	const { values, positionals } = parse(words);
	const [shop, ...command] = positionals;
	const text = joinWords(command).trim();
	const { reason = "", as, json = false } = values;
	if (shop === undefined || text === "") throw new DomainError("invalid_input", `Usage: npm run --silent admin -- open ${USAGE}`);
	if (reason.trim() === "") throw new DomainError("invalid_input", 'Opening a shop needs a reason: --reason "why". Its owners read it in their audit.');
	if (as !== undefined) readIdentity(as);
	return { shop, text, reason, json, ...(as !== undefined && { as }) };
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], allowPositionals: true, options: { reason: { type: "string" }, as: { type: "string" }, json: { type: "boolean" } } });
	} catch (error) {
		throw new DomainError("invalid_input", `${(error as Error).message} Usage: npm run --silent admin -- open ${USAGE}`);
	}
}
