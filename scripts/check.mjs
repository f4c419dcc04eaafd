import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { prepare } from "./prepare.mjs";
import { projectRoot } from "./project-root.mjs";

// `npm run check`: the gate without the tests. Runs everything, however many fail, and says how each went.
prepare({ dev: true });

const CHECKS = [
	["types", "typescript/bin/tsc", ["--noEmit"]],
	["format and lint", "@biomejs/biome/bin/biome", ["ci", "--colors=off", "."]],
	["architecture", "dependency-cruiser/bin/dependency-cruise.mjs", ["src", "--config", ".dependency-cruiser.cjs"]],
	["dead code", "knip/bin/knip.js", []],
];

const waiting = [...CHECKS];
let failed = 0;
await Promise.all(Array.from({ length: Math.min(availableParallelism(), CHECKS.length) }, work));
process.stdout.write(failed === 0 ? "All checks passed.\n" : `${failed} of ${CHECKS.length} checks failed.\n`);
process.exit(failed === 0 ? 0 : 1);

async function work() {
	for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
		const [title, program, args] = check;
		const started = performance.now();
		const { code, output } = await run(program, args);
		const seconds = ((performance.now() - started) / 1000).toFixed(1);
		if (code === 0) process.stdout.write(`ok      ${title} (${seconds} s)\n`);
		else {
			failed++;
			process.stdout.write(`FAILED  ${title} (${seconds} s)\n${output.trimEnd()}\n\n`);
		}
	}
}

function run(program, args) {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, [`node_modules/${program}`, ...args], { cwd: projectRoot, stdio: ["ignore", "pipe", "pipe"] });
		let output = "";
		child.stdout.on("data", (chunk) => (output += chunk));
		child.stderr.on("data", (chunk) => (output += chunk));
		child.once("error", (error) => resolve({ code: 1, output: error.message }));
		child.once("close", (code) => resolve({ code: code ?? 1, output }));
	});
}
