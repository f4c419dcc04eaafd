import pg from "pg";
import { DomainError } from "../domain/core/errors.ts";

const ROLES = ["omni_app", "omni_person", "omni_intake", "omni_system", "omni_installer"];

/**
 * Looks at a login that the operator made for the app: one that could leave its role would undo the fence between vendors, one that
 * can't take its roles could do nothing.
 * @throws DomainError unavailable, saying what to change
 */
export async function checkAppLogin(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	client.on("error", () => {});
	await client.connect();
	try {
		const { rows } = await client.query<{ name: string; isMighty: boolean; missing: string[] }>(
			`SELECT current_user AS name, rolsuper OR rolbypassrls OR rolcreaterole AS "isMighty",
				ARRAY(SELECT wanted FROM unnest($1::text[]) wanted WHERE NOT pg_has_role(current_user, wanted, 'MEMBER')) AS missing
			 FROM pg_roles WHERE rolname = current_user`,
			[ROLES],
		);
		const [login] = rows;
		if (login?.isMighty) {
			throw new DomainError("unavailable", `The login ${login.name} of DATABASE_URL is a superuser, or may bypass row-level security or make roles.`, {
				hint: "Use an ordinary login there, or leave DATABASE_OWNER_URL out: then the app makes a login of its own.",
			});
		}
		if (login && login.missing.length > 0) {
			throw new DomainError("unavailable", `The login ${login.name} of DATABASE_URL lacks roles of Omni-Stock.`, {
				hint: `As the owner: GRANT ${login.missing.join(", ")} TO "${login.name}";`,
			});
		}
	} finally {
		await client.end();
	}
}
