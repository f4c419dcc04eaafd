import type { Market } from "../support/market.ts";

/**
 * Has `now()` in this database be a moment that is set, for database connections that begin after this: found before PostgreSQL's own, as `stage` comes
 * first in the search path. Returns what sets it, in milliseconds.
 */
export async function stageClock({ sql }: Pick<Market, "sql">): Promise<(now: number) => Promise<void>> {
	await sql("CREATE SCHEMA stage");
	await sql("CREATE UNLOGGED TABLE stage.clock AS SELECT pg_catalog.now() AS moment");
	await sql("CREATE FUNCTION stage.now() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER AS 'SELECT moment FROM stage.clock'");
	await sql("GRANT USAGE ON SCHEMA stage TO PUBLIC");
	await sql("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = stage, pg_catalog, public', current_database()); END $$");
	return async (now) => {
		await sql("UPDATE stage.clock SET moment = to_timestamp($1::float8 / 1000)", [now]);
	};
}
