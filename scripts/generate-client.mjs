import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./project-root.mjs";
import { runStep } from "./run-step.mjs";

const CLIENT = join(projectRoot, "src/generated/prisma");
const STAMP = join(projectRoot, "src/generated/prisma.sha256");

/** Generates the Prisma client when the schema or Prisma itself has changed since the last time. Needs no network. */
export function generateClient() {
	const hash = hashOfInputs();
	if (existsSync(join(CLIENT, "client.ts")) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash) return;
	runStep("Generating the database client", process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
		quiet: true,
		env: {
			// Generating is WASM, but Prisma downloads its native engine first unless it is told of one that exists.
			PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
			PRISMA_HIDE_UPDATE_MESSAGE: "1",
			CHECKPOINT_DISABLE: "1",
		},
	});
	writeFileSync(STAMP, hash);
}

function hashOfInputs() {
	const schema = join(projectRoot, "prisma/schema");
	const files = readdirSync(schema)
		.sort()
		.map((name) => join(schema, name));
	files.push(join(projectRoot, "prisma.config.ts"), join(projectRoot, "node_modules/prisma/package.json"));
	const hash = createHash("sha256");
	for (const file of files) hash.update(file.slice(projectRoot.length)).update(readFileSync(file));
	return hash.digest("hex");
}
