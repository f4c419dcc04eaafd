import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { schemaEngineAdapter } from "./schema-engine-adapter.ts";

let isLoaded = false;

/**
 * Runs Prisma's schema engine on a database. It is the WASM build, for the native one is a download of its own that not every machine
 * can make.
 */
export async function withSchemaEngine<T>(url: string, run: (engine: glue.SchemaEngine) => Promise<T>): Promise<T> {
	load();
	const adapter = bindMigrationAwareSqlAdapterFactory(schemaEngineAdapter(url));
	const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
	try {
		return await run(engine);
	} finally {
		engine.free();
	}
}

/** What the package's own entry does where an import may be a .wasm file, which Node 20 cannot. */
function load(): void {
	if (isLoaded) return;
	const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
	const module = new WebAssembly.Module(readFileSync(script.replace(/\.js$/, ".wasm")));
	const instance = new WebAssembly.Instance(module, { "./schema_engine_bg.js": { ...glue } });
	glue.__wbg_set_wasm(instance.exports);
	(instance.exports["__wbindgen_start"] as () => void)();
	// Where the engine says why it gives up, before it breaks off the call.
	const registry = {
		set_message(message: string): never {
			throw new Error(`Prisma's schema engine broke off: ${message}`);
		},
	};
	Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry });
	isLoaded = true;
}
