import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

let isLoaded = false;

/** PostgreSQL's catalogues have columns of the one-byte type "char" (18), which the driver adapter does not know; as text (25) it reads them. */
class CatalogClient extends pg.Client {
	override async query(...parameters: unknown[]): Promise<never> {
		const run = super.query as unknown as (...parameters: unknown[]) => Promise<pg.QueryArrayResult>;
		const result = await run.apply(this, parameters);
		for (const field of result?.fields ?? []) if (field.dataTypeID === 18) field.dataTypeID = 25;
		return result as never;
	}
}

/**
 * Runs Prisma's schema engine on a database. It is the WASM build, for the native one is a download of its own that not every machine
 * can make.
 */
export async function withSchemaEngine<T>(url: string, run: (engine: glue.SchemaEngine) => Promise<T>): Promise<T> {
	load();
	const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(new pg.Pool({ connectionString: url, max: 2, Client: CatalogClient }), { disposeExternalPool: true }));
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
	isLoaded = true;
}

import pg from "pg";
class CatalogueClient extends pg.Client {
  constructor(c: any) { super(c); (this as any).connection.on("rowDescription", (m: any) => { for (const f of m.fields) console.log(f.name, f.dataTypeID); for (const f of m.fields) if (f.dataTypeID === 18) f.dataTypeID = 1042; }); }
}
