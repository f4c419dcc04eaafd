import pg from "pg";
import { DomainError } from "../domain/core/errors.ts";
import { scramVerifier } from "./scram-verifier.ts";

interface Options {
	/** The owner's connection. */
	client: pg.Client;
	ownerUrl: string;
	/** The login's name, when no other installation on this server has it. */
	base: string;
	/** What it may do on the database as a whole. */
	rights: string[];
	/** Fingerprint of the secret key. */
	installation: string;
	password: string;
	log: (message: string) => void;
}

interface Login {
	name: string;
	url: string;
}

/** Makes one login, or sets its password again where it does not let us in. */
export async function ensureLogin({ client, ownerUrl, base, rights, installation, password, log }: Options): Promise<Login> {
	const { name, exists } = await chooseName(client, base, installation);
	const role = client.escapeIdentifier(name);
	if (!exists) {
		const verifier = client.escapeLiteral(scramVerifier(password));
		await client.query(`CREATE ROLE ${role} LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${verifier}`);
		await sign(client, name, installation);
		log(`Made the database login ${name}.`);
	}
	await grantRights(client, name, rights);
	const { rows } = await client.query<{ owner: string }>("SELECT current_user AS owner");
	const url = loginUrl(ownerUrl, rows[0]?.owner ?? "", name, password);
	const refusal = await tryLogin(url);
	if (refusal === undefined) return { name, url };
	await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(scramVerifier(password))}`);
	await sign(client, name, installation);
	const second = await tryLogin(url);
	if (second === undefined) return { name, url };
	throw new DomainError("unavailable", `The database does not let the login ${name} in: ${second.message}.`, {
		cause: second,
		hint: "Allow it to connect with its password (pg_hba.conf), from where the owner connects.",
	});
}

/**
 * Logins are the whole server's, and another installation with a secret key of its own may have taken the plain name for its database;
 * ours then carries our key's fingerprint. A login that no other database knows is ours, made with a key that has been changed.
 */
async function chooseName(client: pg.Client, base: string, installation: string): Promise<{ name: string; exists: boolean }> {
	for (const name of [base, `${base}_${installation}`]) {
		const { rows } = await client.query<{ signature: string | null; isElsewhere: boolean; isMighty: boolean }>(
			`SELECT shobj_description(r.oid, 'pg_authid') AS signature,
			        rolsuper OR rolbypassrls OR rolcreaterole AS "isMighty",
			        EXISTS (SELECT FROM pg_database, aclexplode(datacl) WHERE grantee = r.oid AND datname <> current_database()) AS "isElsewhere"
			 FROM pg_roles r WHERE rolname = $1`,
			[name],
		);
		const [role] = rows;
		if (role === undefined) return { name, exists: false };
		if (role.isMighty) {
			throw new DomainError("conflict", `The database login ${name} may do more than it should: no fence between vendors would hold it.`, {
				hint: `ALTER ROLE ${name} NOSUPERUSER NOBYPASSRLS NOCREATEROLE;`,
			});
		}
		if (role.signature === signatureOf(installation) || !role.isElsewhere) return { name, exists: true };
	}
	throw new Error("unreachable: a name with our own fingerprint carries our signature");
}

/** Rights on the database, which a copy of it (CREATE DATABASE … TEMPLATE) does not bring along. */
async function grantRights(client: pg.Client, name: string, rights: string[]): Promise<void> {
	const { rows } = await client.query<{ database: string; granted: string[] }>(
		`SELECT current_database() AS database,
		        ARRAY(SELECT privilege_type FROM aclexplode(datacl) WHERE grantee = (SELECT oid FROM pg_roles WHERE rolname = $1)) AS granted
		 FROM pg_database WHERE datname = current_database()`,
		[name],
	);
	const missing = rights.filter((right) => !rows[0]?.granted.includes(right));
	if (missing.length === 0) return;
	await client.query(`GRANT ${missing.join(", ")} ON DATABASE ${client.escapeIdentifier(rows[0]?.database ?? "")} TO ${client.escapeIdentifier(name)}`);
}

const signatureOf = (installation: string): string => `Omni-Stock installation ${installation}`;

async function sign(client: pg.Client, name: string, installation: string): Promise<void> {
	await client.query(`COMMENT ON ROLE ${client.escapeIdentifier(name)} IS ${client.escapeLiteral(signatureOf(installation))}`);
}

/** Connection poolers of hosted databases want `<role>.<project>`, where the server itself knows only `<role>`. */
function loginUrl(ownerUrl: string, owner: string, name: string, password: string): string {
	const url = new URL(ownerUrl);
	const written = decodeURIComponent(url.username);
	url.username = written.startsWith(`${owner}.`) ? `${name}${written.slice(owner.length)}` : name;
	url.password = password;
	return url.href;
}

async function tryLogin(url: string): Promise<Error | undefined> {
	const client = new pg.Client({ connectionString: url });
	client.on("error", () => {});
	try {
		await client.connect();
		return undefined;
	} catch (error) {
		return error as Error;
	} finally {
		await client.end().catch(() => {});
	}
}
