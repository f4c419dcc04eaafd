import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { schemaEngineAdapter } from "./schema-engine-adapter.ts";

/** As much of it as is used here; TypeScript has its types only with the browser's. */
declare const WebAssembly: {
	Module: new (bytes: Uint8Array) => object;
	Instance: new (module: object, imports: Record<string, object>) => { exports: Record<string, unknown> };
};

let isLoaded = false;

/**
 * Runs Prisma's schema engine on a database. It is the WASM build, for the native one is a download of its own that not every machine
 * can make. It leaves a timer of 10 seconds behind, so that a script which ran it ends by process.exit.
 */
export async function withSchemaEngine<T>(url: string, run: (engine: glue.SchemaEngine) => Promise<T>): Promise<T> {
	load();
	const { factory, close } = schemaEngineAdapter(url);
	const adapter = bindMigrationAwareSqlAdapterFactory(factory);
	const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
	try {
		return await run(engine);
	} catch (error) {
		// The engine knows only the number under which the adapter keeps what PostgreSQL said.
		const id = /External error id#(\d+)/.exec(String(error))?.[1];
		const cause = id === undefined ? undefined : adapter.errorRegistry.consumeError(Number(id))?.error;
		throw cause instanceof Error ? new Error(`PostgreSQL refused: ${cause.message}`, { cause }) : error;
	} finally {
		engine.free();
		await close();
	}
}

/** What the package's own entry does where an import may be a .wasm file, which Node 20 cannot. */
function load(): void {
	if (isLoaded) return;
	const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
	const module = new WebAssembly.Module(readFileSync(script.replace(/\.js$/, ".wasm")));
	const instance = new WebAssembly.Instance(module, { "./schema_engine_bg.js": { ...glue } });
	glue.__wbg_set_wasm(instance.exports);
	(instance.exports.__wbindgen_start as () => void)();
	// Where the engine says why it gives up, before it breaks off the call.
	const registry = {
		set_message(message: string): never {
			throw new Error(`Prisma's schema engine broke off: ${message}`);
		},
	};
	Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry });
	isLoaded = true;
}
