import pg from "pg";

interface Column {
	name: string;
	type: string;
	isGenerated: boolean;
	/** The table that it points at, of the same vendor. A plan's rows and an item's history point at their operation by a trigger. */
	parent: string | null;
}

interface Table {
	name: string;
	columns: Column[];
	/** The columns of each unique index but those of the id. */
	keys: string[][];
}

/**
 * Copies a vendor's rows until every tenant table that has one has about `times` of them: under the same parents where the keys allow it,
 * so that one order has many lines, and else one under each parent. Statuses and amounts stay as they are; levels and ledger stay consistent
 * only per row, which readers need not know.
 */
export async function multiplyRows(ownerUrl: string, vendorId: string, times: number): Promise<Record<string, number>> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		const counts: Record<string, number> = {};
		await client.query("INSERT INTO person (display_name) SELECT 'Copied person ' || n FROM generate_series(1, $1::int) n", [times]);
		for (const table of parentsFirst(await readTables(client))) {
			await client.query(copyStatement(table), [vendorId, times]).catch((error: Error) => {
				throw new Error(`${table.name}: ${error.message}`, { cause: error });
			});
			const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table.name} WHERE vendor_id = $1`, [vendorId]);
			counts[table.name] = rows[0]?.count ?? 0;
		}
		return counts;
	} finally {
		await client.end();
	}
}

async function readTables(client: pg.Client): Promise<Table[]> {
	const { rows } = await client.query<Table>(`
		SELECT class.relname AS name,
			(SELECT json_agg(json_build_object('name', attname, 'type', format_type(atttypid, NULL), 'isGenerated', attgenerated <> '', 'parent', coalesce((
				SELECT confrelid::regclass::text FROM pg_constraint
				WHERE conrelid = class.oid AND contype = 'f' AND attnum = ANY(conkey) AND attname <> 'vendor_id' LIMIT 1
				), CASE WHEN attname = 'bulk_operation_id' THEN 'bulk_operation' END)) ORDER BY attnum)
				FROM pg_attribute WHERE attrelid = class.oid AND attnum > 0 AND NOT attisdropped) AS columns,
			(SELECT coalesce(json_agg(key), '[]') FROM (
				SELECT json_agg(attname) AS key FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey::int2[])
				WHERE indrelid = class.oid AND indisunique GROUP BY indexrelid HAVING NOT bool_or(attname = 'id')) keys) AS keys
		FROM pg_class class
		WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = class.oid AND attname = 'vendor_id')
		ORDER BY relname`);
	return rows;
}

function parentsFirst(tables: readonly Table[]): Table[] {
	const done: Table[] = [];
	const visit = (table: Table): void => {
		if (done.includes(table)) return;
		for (const { parent } of table.columns) {
			const needed = tables.find(({ name }) => name === parent);
			if (needed && needed !== table) visit(needed);
		}
		done.push(table);
	};
	for (const table of tables) visit(table);
	return done;
}

/** One row is the pattern; its key's columns are varied: numbers and texts by the copy's number, ids anew, the parent by going through its rows. */
function copyStatement({ name, columns, keys }: Table): string {
	const written = columns.filter(({ isGenerated }) => !isGenerated);
	const varied = new Set(keys.map((key) => choose(key, columns)));
	const values = written.map((column) => value(column, varied.has(column.name), name));
	return `INSERT INTO ${name} (${written.map((column) => column.name).join(", ")})
		SELECT ${values.join(", ")} FROM (SELECT * FROM ${name} WHERE vendor_id = $1 ORDER BY created_at, id LIMIT 1) pattern, generate_series(1, $2::int - 1) n
		ON CONFLICT DO NOTHING`;
}

/** What people know rows by: it tells copies apart, also where a key is made of it by an expression. */
const NAMES: readonly string[] = ["name", "title"];

/** The column of a unique key that can tell copies apart best: a number or a text, else an id of nothing, else a parent. */
function choose(key: readonly string[], columns: readonly Column[]): string {
	const candidates = columns.filter((column) => key.includes(column.name) && column.name !== "vendor_id");
	const rank = ({ name, type, parent, isGenerated }: Column) => {
		if (isGenerated) return 0;
		if (parent) return 4;
		// A kind, a status and a surface are of a few words only.
		return type === "uuid" ? 3 : /(id|key|hash|sha256|name|number|line|position)$/.test(name) ? 1 : 2;
	};
	const [best] = candidates.sort((one, other) => rank(one) - rank(other));
	if (!best) return "";
	// A generated column follows the one that it is made from: sku_key follows sku.
	return best.isGenerated ? best.name.replace(/_key$/, "") : best.name;
}

function value({ name, type, parent }: Column, isVaried: boolean, table: string): string {
	if (name === "id") return "omni_uuidv7()";
	if (table === "location" && name === "is_default") return "false";
	if (!isVaried && !NAMES.includes(name)) return `pattern.${name}`;
	if (parent === "person") return "(SELECT id FROM person WHERE display_name = 'Copied person ' || n)";
	if (parent) return `(SELECT id FROM ${parent} WHERE vendor_id = $1 ORDER BY id OFFSET n LIMIT 1)`;
	if (type === "uuid") return "omni_uuidv7()";
	if (/int|bigint/.test(type)) return `pattern.${name} + n * 100000`;
	return `pattern.${name} || '-copy-' || n`;
}
