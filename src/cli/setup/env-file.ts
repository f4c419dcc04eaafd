import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { DomainError } from "../../domain/core/errors.ts";
import { writePrivateFile } from "../../platform/write-private-file.ts";

/** The values of an environment file; none when there is no file. */
export function readEnvFile(file: string): Readonly<Record<string, string | undefined>> {
	return existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
}

/**
 * Changes values of an environment file, which from then on only its owner may read; what else stands in it stays. Null takes a value out.
 * @throws DomainError invalid_input for a value that no such file can hold; unavailable when it can't be written
 */
export function changeEnvFile(file: string, changes: Readonly<Record<string, string | null>>): void {
	const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
	const nameOf = (line: string) => /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line)?.[1] ?? "";
	const kept = lines.filter((line) => !(nameOf(line) in changes));
	while (kept.at(-1) === "") kept.pop();
	const added = Object.entries(changes).flatMap(([name, value]) => (value === null ? [] : [`${name}=${quote(name, value)}`]));
	try {
		writePrivateFile(file, `${[...kept, ...added].join("\n")}\n`);
	} catch (cause) {
		throw new DomainError("unavailable", `${file} can't be written: ${(cause as Error).message}.`, { cause });
	}
}

function quote(name: string, value: string): string {
	if (/^[\w.:/@+=-]*$/.test(value)) return value;
	const sign = ["'", '"', "`"].find((one) => !value.includes(one));
	if (sign === undefined || /[\r\n]/.test(value)) throw new DomainError("invalid_input", `The value of ${name} has line breaks or too many kinds of quotes.`);
	return `${sign}${value}${sign}`;
}
