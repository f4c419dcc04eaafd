import { Prisma } from "../../../generated/prisma/client.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";

/** Holds persons until the commit, in one order: of two that join or forget the same one at once, the second sees what the first has done. */
export async function lockPersons(scope: PersonScope, { personIds }: { personIds: readonly string[] }): Promise<void> {
	const ids = Prisma.join(personIds.map((id) => Prisma.sql`${id}::uuid`));
	await scope.write.$queryRaw`SELECT id FROM person WHERE id IN (${ids}) ORDER BY id FOR UPDATE`;
}
