import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, type SqlDriverAdapter, type SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { CatalogueClient } from "./catalogue-client.ts";

/**
 * Prisma's driver adapter as its schema engine needs it. The package's own splits a script at every semicolon, which cuts the bodies of
 * functions in pieces; given one URL, it takes the database itself for its shadow; and it cannot read PostgreSQL's catalogues.
 */
export function schemaEngineAdapter(url: string): { factory: SqlMigrationAwareDriverAdapterFactory; close(): Promise<void> } {
	const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url });
	const config = { host, port, user: user ?? "", password: password ?? "", database: database ?? "", ssl, max: 2, Client: CatalogueClient };
	const pools: pg.Pool[] = [];
	const open = async (name: string): Promise<SqlDriverAdapter> => {
		const pool = new pg.Pool({ ...config, database: name });
		pools.push(pool);
		const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
		const queryRaw = adapter.queryRaw.bind(adapter);
		return Object.assign(adapter, {
			async queryRaw(query: Parameters<typeof queryRaw>[0]) {
				const result = await queryRaw(query);
				const columnTypes = result.columnTypes.map((type) => (type === ColumnTypeEnum.Uuid ? ColumnTypeEnum.Character : type));
				return { ...result, columnTypes };
			},
			async executeScript(script: string): Promise<void> {
				await pool.query(script);
			},
		});
	};
	const factory: SqlMigrationAwareDriverAdapterFactory = {
		provider: "postgres",
		adapterName: "@prisma/adapter-pg",
		connect: () => open(config.database),
		connectToShadowDb: () => openShadow(open, config.database),
	};
	// The engine leaves its main connection open.
	const close = async () => {
		await Promise.all(pools.filter((pool) => !pool.ending).map((pool) => pool.end()));
	};
	return { factory, close };
}

/** A database of its own, dropped when the engine lets go of it. */
async function openShadow(open: (name: string) => Promise<SqlDriverAdapter>, database: string): Promise<SqlDriverAdapter> {
	const main = await open(database);
	const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
	await main.executeScript(`CREATE DATABASE "${name}"`);
	const shadow = await open(name);
	const dispose = shadow.dispose.bind(shadow);
	return Object.assign(shadow, {
		async dispose(): Promise<void> {
			await dispose();
			await main.executeScript(`DROP DATABASE "${name}"`);
			await main.dispose();
		},
	});
}
