import { asOwner } from "./as-owner.ts";
import { findPerson } from "./find-person.ts";
import type { Verb } from "./verb.ts";

export const revoke: Verb = {
	usage: "<surface>:<externalId>",
	summary: "make an admin of the platform a person like others",
	run: ([who]) =>
		asOwner(["identity", "person", "platform_admin"], async (client) => {
			const { id, name } = await findPerson(client, who);
			const { rowCount } = await client.query("UPDATE platform_admin SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL", [id]);
			return rowCount === 0 ? `${name} was no admin of the platform.` : `${name} is no admin of the platform any more.`;
		}),
};
