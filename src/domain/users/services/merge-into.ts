import { Prisma } from "../../../generated/prisma/client.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";
import { handOverMembership } from "../../vendors/services/hand-over-membership.ts";
import type { OwnShop } from "../selectors/list-own-shops.ts";

interface Merge {
	/** The caller's person, locked, who is empty afterwards. */
	from: string;
	/** Whoever made the code at hand, locked. */
	into: string;
	/** The shops of `from`. */
	shops: readonly OwnShop[];
}

/** Makes one person of two: memberships, tokens and chat identities move. The emptied one keeps the name that the ledgers know. */
export async function mergeInto(scope: PersonScope, { from, into, shops }: Merge): Promise<void> {
	for (const { vendorId } of shops) await scope.inShop(vendorId, ["shop.read"], (shop) => handOverMembership(shop, { to: into }));
	// Where one of them was a member once, both were; whom the shop has removed stays removed.
	await scope.write.$executeRaw(Prisma.sql`
		INSERT INTO former_member (vendor_id, person_id, removed, created_at)
		SELECT vendor_id, ${into}::uuid, removed, created_at FROM former_member former WHERE person_id = ${from}::uuid
			AND NOT EXISTS (SELECT FROM membership WHERE membership.vendor_id = former.vendor_id AND membership.person_id = ${into}::uuid)
		ON CONFLICT (vendor_id, person_id) DO UPDATE SET removed = former_member.removed OR excluded.removed`);
	await scope.write.linkCode.deleteMany({ where: { personId: from } });
	await scope.write.person.updateMany({ where: { mergedIntoId: from }, data: { mergedIntoId: into } });
	await scope.write.person.updateMany({ where: { id: from }, data: { mergedIntoId: into, forgottenAt: scope.now } });
	await scope.write.identity.updateMany({ where: { personId: from }, data: { personId: into } });
}
