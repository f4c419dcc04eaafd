import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";
import { countOwners } from "../../vendors/selectors/count-owners.ts";
import { lockTeam } from "../../vendors/services/lock-team.ts";
import type { OwnShop } from "../selectors/list-own-shops.ts";

/**
 * Whoever goes leaves no shop of theirs without an owner. Holds the teams that the caller owns until the commit.
 * @throws DomainError conflict that names each shop
 */
export async function requireOtherOwners(scope: PersonScope, shops: readonly OwnShop[]): Promise<void> {
	const ownerless: string[] = [];
	for (const { vendorId, vendorName, role } of shops) {
		if (role !== "owner") continue;
		const owners = await scope.inShop(vendorId, ["shop.read"], async (shop) => {
			await lockTeam(shop);
			return countOwners(shop);
		});
		if (owners === 1) ownerless.push(vendorName);
	}
	if (ownerless.length > 0) throw new DomainError("conflict", say.forgetLastOwner({ shops: ownerless }), { hint: say.forgetLastOwnerHint() });
}
