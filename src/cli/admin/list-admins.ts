import { asOwner } from "./as-owner.ts";
import type { Verb } from "./verb.ts";

interface AdminRow {
	name: string;
	identities: string;
	since: Date;
}

export const listAdmins: Verb = {
	summary: "list the admins of the platform",
	run: () =>
		asOwner(["identity", "person", "platform_admin"], async (client) => {
			const { rows } = await client.query<AdminRow>(
				`SELECT person.display_name AS name, admin.created_at AS since,
					(SELECT string_agg(surface || ':' || external_id, ', ' ORDER BY created_at) FROM identity WHERE person_id = person.id) AS identities
				 FROM platform_admin admin JOIN person ON person.id = admin.person_id WHERE admin.revoked_at IS NULL ORDER BY admin.created_at`,
			);
			if (rows.length === 0) return "Nobody is an admin of the platform. Name one: npm run --silent admin -- grant <surface>:<externalId>";
			return rows.map(({ name, identities, since }) => `${name}  (${identities ?? "no account"})  since ${since.toISOString().slice(0, 10)}`).join("\n");
		}),
};
