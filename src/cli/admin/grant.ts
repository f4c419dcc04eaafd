import { asOwner } from "./as-owner.ts";
import { findPerson } from "./find-person.ts";
import type { Verb } from "./verb.ts";

export const grant: Verb = {
	usage: "<surface>:<externalId>",
	summary: "make a person an admin of the platform, who may open any shop from this terminal",
	run: ([who]) =>
		asOwner(["identity", "person", "platform_admin"], async (client) => {
			const { id, name } = await findPerson(client, who);
			const { rowCount } = await client.query(
				`INSERT INTO platform_admin AS known (person_id) VALUES ($1)
				 ON CONFLICT (person_id) DO UPDATE SET revoked_at = NULL, created_at = now() WHERE known.revoked_at IS NOT NULL`,
				[id],
			);
			return rowCount === 0 ? `${name} is an admin of the platform already.` : `${name} is an admin of the platform now.`;
		}),
};
