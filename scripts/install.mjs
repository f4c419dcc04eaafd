import { accessSync, constants, readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "./project-root.mjs";
import { runStep } from "./run-step.mjs";

/**
 * Runs `npm ci` when node_modules is not what package-lock.json asks for.
 * @param {{ dev?: boolean }} options dev: the tools of the tests and the gate are needed as well, even under NODE_ENV=production
 */
export function install({ dev = false } = {}) {
	if (isInstalled(dev)) return;
	const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error", ...(dev ? ["--include=dev"] : [])];
	const npm = process.env.npm_execpath;
	// Under `npm start` the very npm that was typed is known; a bare `node scripts/…` takes the one on the PATH.
	const [command, rest] = npm?.endsWith("npm-cli.js") ? [process.execPath, [npm, ...args]] : ["npm", args];
	runStep("Installing the packages (npm ci)", command, rest, {
		env: isWritable(homedir()) ? {} : { npm_config_cache: join(tmpdir(), `omni-stock-npm-${process.getuid?.() ?? ""}`) },
		shell: command === "npm" && process.platform === "win32",
	});
}

/** npm writes the hidden lock file last, so a broken-off install has none; reading it costs a few milliseconds. */
function isInstalled(dev) {
	const wanted = readPackages("package-lock.json");
	const found = readPackages("node_modules/.package-lock.json");
	if (wanted === undefined) throw new Error(`package-lock.json is missing in ${projectRoot}.`);
	if (found === undefined) return false;
	return Object.entries(wanted).every(([path, entry]) => {
		if (path === "") return true;
		const have = found[path];
		// Optional packages are those of other platforms.
		if (have === undefined) return entry.optional || (!dev && process.env.NODE_ENV === "production" && entry.dev);
		return have.version === entry.version && have.integrity === entry.integrity;
	});
}

function readPackages(file) {
	try {
		return JSON.parse(readFileSync(join(projectRoot, file), "utf8")).packages;
	} catch (error) {
		if (error.code === "ENOENT" || error instanceof SyntaxError) return undefined;
		throw error;
	}
}

function isWritable(folder) {
	try {
		accessSync(folder, constants.W_OK);
		return true;
	} catch {
		return false;
	}
}
