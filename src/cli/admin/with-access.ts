import { randomUUID } from "node:crypto";
import pg from "pg";
import { DomainError } from "../../domain/core/errors.ts";
import { type Access, openAccess } from "../../domain/core/permissions/access.ts";
import { createVault } from "../../domain/core/vault.ts";
import { openAppPool } from "../../platform/app-pool.ts";
import { grantRole } from "../../platform/grant-role.ts";
import { ownerLacksRights } from "../../platform/owner-lacks-rights.ts";
import { ownerUrl } from "./owner-url.ts";

/** What the use cases of the terminal put on. */
const ROLES = ["omni_app", "omni_system"];
const INSUFFICIENT_PRIVILEGE = "42501";

/**
 * Runs use cases from the terminal, beside the program that runs. The owner puts on the program's own roles: forced row-level security would show
 * an owner who is no superuser no row at all, and any other owner the rows of all vendors at once.
 * @throws DomainError unavailable when the database is away, or the owner may not act as those roles
 */
export async function withAccess<R>(run: (access: Access) => Promise<R>): Promise<R> {
	const url = ownerUrl();
	await mayActAsRoles(url);
	const pool = openAppPool(url, { warn: () => {} });
	// No secret is opened here, and nothing that is done asks for a job.
	const access = openAccess({ pool, vault: createVault(randomUUID()), enqueue: async () => {} });
	try {
		return await run(access);
	} finally {
		await access.close();
		await pool.end();
	}
}

async function mayActAsRoles(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	client.on("error", () => {});
	await client.connect().catch((cause: Error) => {
		throw new DomainError("unavailable", `The database can't be reached: ${cause.message}.`, { cause });
	});
	try {
		const { rows } = await client.query<{ name: string }>("SELECT current_user AS name");
		for (const role of ROLES) await grantRole(client, role, rows[0]?.name ?? "");
	} catch (error) {
		if (error instanceof pg.DatabaseError && error.code === INSUFFICIENT_PRIVILEGE) throw ownerLacksRights(client.user ?? "", error);
		throw error;
	} finally {
		await client.end();
	}
}
