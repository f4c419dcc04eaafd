import type pg from "pg";
import { DomainError } from "../domain/core/errors.ts";

/** What to tell an operator whose database user may not make our tables, roles and logins (SQLSTATE 42501). */
export function ownerLacksRights(owner: string, cause: pg.DatabaseError): DomainError {
	return new DomainError("unavailable", `The database user ${owner} may not prepare the database: ${cause.message}.`, {
		cause,
		hint:
			"Set DATABASE_OWNER_URL to a user that owns the database and may create roles, or have an administrator run: " +
			`ALTER ROLE "${owner}" CREATEROLE; and, if another user made our roles on this server: ` +
			`GRANT omni_app, omni_person, omni_intake, omni_system, omni_installer, omni_login, omni_queue TO "${owner}" WITH ADMIN OPTION;`,
	});
}
