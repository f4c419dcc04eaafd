import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { DomainError } from "../domain/core/errors.ts";
import { ensureLogin } from "./ensure-login.ts";
import { grantRole } from "./grant-role.ts";
import { ownerLacksRights } from "./owner-lacks-rights.ts";

interface Options {
	ownerUrl: string;
	secretKey: string;
	log: (message: string) => void;
}

interface Logins {
	/** For the app's pool: owns nothing, and reads and writes only as one of our roles. */
	appUrl: string;
	/** For the queue's pools: owns the schema `bull`, and sees nothing else. */
	queueUrl: string;
}

/** Made by the migrations; the app puts one of them on for each transaction. */
const APP_ROLES = ["omni_app", "omni_person", "omni_intake", "omni_system", "omni_installer"];

/** Any number that only we lock. */
const LOCK = 7_316_003;
const ATTEMPTS = 8;
/** Another database's start has just made the same role: unique_violation, duplicate_object, "tuple concurrently updated". */
const CONFLICTS = ["23505", "42710", "XX000"];

/**
 * Makes the logins of the app and of the queue, or brings them up to date, as the database's owner: a superuser, or whoever owns the
 * database and may create roles. Passwords are derived from the secret key and stored nowhere. Run it after the migrations.
 * @throws DomainError unavailable when the owner may not do it
 */
export async function ensureLogins({ ownerUrl, secretKey, log }: Options): Promise<Logins> {
	const client = new pg.Client({ connectionString: ownerUrl });
	client.on("error", () => {});
	await client.connect();
	try {
		await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
		for (let attempt = 1; ; attempt++) {
			try {
				return await makeLogins(client, ownerUrl, secretKey, log);
			} catch (error) {
				if (!(error instanceof pg.DatabaseError)) throw error;
				if (error.code === "42501") throw ownerLacksRights(client.user ?? "", error);
				// Roles are the whole server's, but locks and we ourselves are of one database.
				if (attempt === ATTEMPTS || !CONFLICTS.includes(error.code ?? "")) throw error;
				await sleep(50 * attempt * Math.random());
			}
		}
	} finally {
		await client.end();
	}
}

async function makeLogins(client: pg.Client, ownerUrl: string, secretKey: string, log: Options["log"]): Promise<Logins> {
	const derive = (label: string) => createHmac("sha256", secretKey).update(`omni-stock ${label}`).digest("hex");
	const installation = derive("installation").slice(0, 8);
	const login = (base: string, rights: string[]) => ensureLogin({ client, ownerUrl, base, rights, installation, password: derive(`login ${base}`), log });

	const app = await login("omni_login", ["CONNECT"]);
	for (const role of APP_ROLES) await grantRole(client, role, app.name);

	// BullMQ asks for its schema at each start, and PostgreSQL checks CREATE before it looks whether the schema exists.
	const queue = await login("omni_queue", ["CONNECT", "CREATE"]);
	await makeQueueSchema(client, queue.name);
	return { appUrl: app.url, queueUrl: queue.url };
}

async function makeQueueSchema(client: pg.Client, login: string): Promise<void> {
	const { rows } = await client.query<{ owner: string }>("SELECT nspowner::regrole::text AS owner FROM pg_namespace WHERE nspname = 'bull'");
	const [found] = rows;
	if (found === undefined) {
		const { rows: session } = await client.query<{ owner: string }>("SELECT current_user AS owner");
		// Whoever makes a schema for somebody must be able to act as them.
		await grantRole(client, login, session[0]?.owner ?? "");
		await client.query(`CREATE SCHEMA bull AUTHORIZATION ${client.escapeIdentifier(login)}`);
	} else if (found.owner !== login) {
		throw new DomainError("conflict", `The schema "bull" in this database belongs to ${found.owner}, not to our login ${login}.`, {
			hint: "Drop it if it came with a restored backup (the queue can be lost), or use a database of Omni-Stock's own.",
		});
	}
}
