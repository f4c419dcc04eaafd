import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Runs a TypeScript entry in this very process, so that its exit code, stdin and signals need no passing on.
 * @param {string} file path of the entry, from the current folder
 * @param {string[]} args what the entry finds from process.argv[2] on
 */
export async function runEntry(file, args) {
	const { register } = await import("tsx/esm/api");
	register();
	const path = resolve(file);
	process.argv = [process.execPath, path, ...args];
	await import(pathToFileURL(path).href);
}
