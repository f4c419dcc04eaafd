import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { DomainError } from "../../domain/core/errors.ts";
import { answerQuestions } from "../setup/answer-questions.ts";
import { openTerminal } from "../setup/ask-at-terminal.ts";
import { changeEnvFile, readEnvFile } from "../setup/env-file.ts";
import type { Values } from "../setup/questions.ts";
import { whatIsMissing } from "../setup/what-is-missing.ts";
import type { Verb } from "./verb.ts";

export const setup: Verb = {
	usage: "[--yes] [--public-url <address>]",
	summary: "ask for the public address and the chats' tokens, check each, and write them to .env; --yes asks nothing and takes them from the environment",
	async run(words) {
		const { yes, publicUrl } = readWords(words);
		const file = resolve(process.env.OMNI_ENV_FILE || ".env");
		const current: Values = { ...readEnvFile(file), ...process.env, ...(publicUrl !== undefined && { PUBLIC_URL: publicUrl }) };
		const terminal = !yes && process.stdin.isTTY ? openTerminal() : null;
		const { changes, notes } = await answerQuestions(current, terminal).finally(() => terminal?.close());
		changeEnvFile(file, changes);
		const values = { ...current, ...Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value ?? undefined])) };
		return report(file, notes, values);
	},
};

function report(file: string, notes: readonly string[], values: Values): string {
	const missing = whatIsMissing(values);
	const flags = [values.SLACK_APP_TOKEN && "--socket", values.SLACK_CLIENT_ID && "--oauth"].filter(Boolean).join(" ");
	return [
		"",
		`Written to ${file}, which only you may read; npm start reads it.`,
		...notes.map((note) => `  ${note}`),
		`Slack's app is made from a manifest: npm run --silent slack:manifest${flags && ` -- ${flags}`} (README.md, "Connect Slack").`,
		...(values.SLACK_CLIENT_ID && values.PUBLIC_URL ? [`Workspaces install the app at ${values.PUBLIC_URL.replace(/\/+$/, "")}/slack/install`] : []),
		missing.length === 0 ? "Nothing is missing." : "Still missing:",
		...missing.map((line) => `  - ${line}`),
		"Next: npm start, then /shop setup in your server or workspace.",
	].join("\n");
}

function readWords(words: readonly string[]): { yes: boolean; publicUrl: string | undefined } {
	try {
		const { values } = parseArgs({ args: [...words], options: { yes: { type: "boolean", short: "y" }, "public-url": { type: "string" } } });
		return { yes: values.yes ?? false, publicUrl: values["public-url"] };
	} catch (error) {
		throw new DomainError("invalid_input", `${(error as Error).message} Usage: npm run admin -- setup [--yes] [--public-url <address>]`, {
			hint: "Tokens are asked for, or taken from the environment: on a command line anyone on this machine could read them.",
		});
	}
}
