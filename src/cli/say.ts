import { setTimeout as sleep } from "node:timers/promises";
import { renderProgress, renderText } from "../bots/console/render-text.ts";
import { readConfig } from "../config.ts";
import { DomainError } from "../domain/core/errors.ts";
import { exitCode } from "./exit-code.ts";
import { postMessage } from "./post-message.ts";
import { readSayArguments } from "./read-say-arguments.ts";
import { readTarget } from "./read-target.ts";

/** Milliseconds between two looks at a running operation. */
const LOOK_EVERY = 500;

/** Runs one command in the instance of this data folder and prints its answer; returns the exit code. */
async function main(): Promise<number> {
	const { text, json, wait } = readSayArguments(process.argv.slice(2));
	const target = readTarget(readConfig(process.env));
	// npm runs scripts in the project's folder and keeps where one was in INIT_CWD.
	const cwd = process.env.INIT_CWD ?? process.cwd();

	let answer = await postMessage({ text, cwd }, target);
	while (wait && answer.ok && answer.reply.progress?.active) {
		if (process.stderr.isTTY) process.stderr.write(`\r${renderProgress(answer.reply.progress)}\u001b[K`);
		await sleep(LOOK_EVERY);
		answer = await postMessage({ text: answer.reply.progress.command, cwd }, target);
	}
	if (wait && process.stderr.isTTY) process.stderr.write("\r\u001b[K");
	process.stdout.write(`${json ? JSON.stringify(answer, null, 2) : renderText(answer.reply)}\n`);
	return exitCode(answer);
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	// Whoever reads us has seen enough: `say … | head`.
	if (error.code !== "EPIPE") throw error;
	process.exit();
});

try {
	// Not process.exit(): a long answer may still be on its way into a pipe.
	process.exitCode = await main();
} catch (error) {
	if (!(error instanceof DomainError)) throw error;
	process.stderr.write(`${[error.message, error.hint].filter(Boolean).join(" ")}\n`);
	process.exitCode = 1;
}
