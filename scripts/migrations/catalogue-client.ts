import pg from "pg";

type Result = pg.QueryResult | undefined;

const CHAR = 18;
const UUID = 2950;

/**
 * A connection for Prisma's schema engine. PostgreSQL's catalogues have columns of the one-byte type "char", which the driver adapter
 * does not know. They travel through it as uuid, which no catalogue has, and schemaEngineAdapter turns that into Character.
 */
export class CatalogueClient extends pg.Client {
	override query(...parameters: unknown[]): never {
		const callback = parameters.at(-1);
		if (typeof callback === "function") parameters[parameters.length - 1] = (error: unknown, result: Result) => callback(error, disguise(result));
		const started = Reflect.apply(super.query, this, parameters) as unknown;
		return (started instanceof Promise ? started.then(disguise) : started) as never;
	}
}

function disguise(result: Result): Result {
	for (const field of result?.fields ?? []) if (field.dataTypeID === CHAR) field.dataTypeID = UUID;
	return result;
}
