import type pg from "pg";

/** Lets one role act as another. Grants nothing anew: a grant writes rows that all databases of the server share, and two at once collide. */
export async function grantRole(client: pg.Client, role: string, to: string): Promise<void> {
	// From PostgreSQL 16 on a user may be an administrator of a role that it made, and yet not act as it.
	const { rows } = await client.query<{ isGranted: boolean }>(
		`SELECT pg_has_role(m.oid, r.oid, CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) AS "isGranted"
		 FROM pg_roles r, pg_roles m WHERE r.rolname = $1 AND m.rolname = $2`,
		[role, to],
	);
	if (rows[0]?.isGranted === false) await client.query(`GRANT ${client.escapeIdentifier(role)} TO ${client.escapeIdentifier(to)}`);
}
