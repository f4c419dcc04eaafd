import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";
import type { SystemScope } from "../../core/permissions/scopes.ts";

const uuid = z.uuid();
const NEAR = 20;

/**
 * The shop that an admin of the platform means by its id or its name, in any case of letters.
 * @throws DomainError not_found; conflict with the ids where several are called so
 */
export async function getVendorToOpen(scope: SystemScope, { shop }: { shop: string }): Promise<{ id: string }> {
	const id = uuid.safeParse(shop).success ? shop : null;
	const found = await scope.read.$queryRaw<{ id: string; name: string }[]>`
		SELECT id, name FROM vendor WHERE id = ${id}::uuid OR lower(name) = lower(${shop}) ORDER BY id LIMIT ${NEAR}`;
	const [only] = found;
	if (found.length > 1) throw new DomainError("conflict", say.shopAmbiguous({ name: shop, shops: found }), { hint: say.shopAmbiguousHint() });
	if (only) return only;
	const near = await scope.read.$queryRaw<{ name: string }[]>`
		SELECT name FROM vendor ORDER BY similarity(lower(name), lower(${shop})) DESC, id LIMIT ${NEAR}`;
	const names = near.map(({ name }) => name);
	throw new DomainError("not_found", say.shopUnknown({ name: shop, near: nearest(shop, names) }));
}
