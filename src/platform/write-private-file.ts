import { renameSync, writeFileSync } from "node:fs";

/** Writes a file that only its owner may read (0600), whole or not at all. */
export function writePrivateFile(file: string, text: string): void {
	const draft = `${file}.${process.pid}`;
	writeFileSync(draft, text, { mode: 0o600, flush: true });
	renameSync(draft, file);
}
