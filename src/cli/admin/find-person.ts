import type pg from "pg";
import { DomainError } from "../../domain/core/errors.ts";
import { readIdentity } from "./read-identity.ts";

/**
 * The person behind "<surface>:<externalId>".
 * @throws DomainError invalid_input, or not_found for whoever never typed a command
 */
export async function findPerson(client: pg.Client, word: string | undefined): Promise<{ id: string; name: string }> {
	const { surface, externalId } = readIdentity(word);
	const { rows } = await client.query<{ id: string; name: string }>(
		"SELECT person.id, person.display_name AS name FROM identity JOIN person ON person.id = identity.person_id WHERE identity.surface = $1 AND identity.external_id = $2",
		[surface, externalId],
	);
	if (rows[0]) return rows[0];
	throw new DomainError("not_found", `${surface}:${externalId} is not known here.`, { hint: "Have them type a command first, such as /account show." });
}
