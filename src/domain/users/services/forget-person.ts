import { identityMark } from "../../core/identity-mark.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";
import { leaveTeam } from "../../vendors/services/leave-team.ts";
import { pseudonym } from "../pseudonym.ts";
import { listOwnIdentities } from "../selectors/list-own-identities.ts";
import { listOwnShops } from "../selectors/list-own-shops.ts";
import { holdSelf } from "./hold-self.ts";
import { requireOtherOwners } from "./require-other-owners.ts";

/**
 * Forgets the caller: chat identities, memberships, tokens, codes and their name go; what they did stays, under a pseudonym.
 * Where a shop has removed them, that stays too.
 * @throws DomainError conflict for the last owner of a shop
 */
export async function forgetPerson(scope: PersonScope): Promise<{ pseudonym: string; shops: string[] }> {
	const personId = await holdSelf(scope);
	const shops = await listOwnShops(scope, { personId });
	await requireOtherOwners(scope, shops);
	for (const { vendorId } of shops) await scope.inShop(vendorId, ["shop.read"], leaveTeam);

	const name = pseudonym(personId);
	await scope.write.linkCode.deleteMany({ where: { personId } });
	await scope.write.platformAdmin.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: scope.now } });
	await scrubAudit(scope, { personId, name });
	await scope.write.person.updateMany({
		where: { OR: [{ id: personId }, { mergedIntoId: personId }] },
		data: { displayName: name, language: null, forgottenAt: scope.now },
	});
	await keepRemovals(scope, personId);
	await scope.write.identity.deleteMany({ where: { personId } });
	return { pseudonym: name, shops: shops.map(({ vendorName }) => vendorName) };
}

/** A shop that has removed them is still told so when they come again: by a mark of each of their chat identities, which says nothing else. */
async function keepRemovals(scope: PersonScope, personId: string): Promise<void> {
	const marks = (await listOwnIdentities(scope, { personId })).map((identity) => identityMark(scope.vault, identity));
	await scope.write.$executeRaw`UPDATE former_member SET identity_marks = ${marks}::text[] WHERE person_id = ${personId}::uuid AND removed`;
}

/** What the audits say about a member keeps their name beside it. Asked by shop, as its index is. */
async function scrubAudit(scope: PersonScope, { personId, name }: { personId: string; name: string }): Promise<void> {
	await scope.write.$executeRaw`
		UPDATE audit_entry SET before = jsonb_set(before, '{name}', to_jsonb(${name}::text), false), after = jsonb_set(after, '{name}', to_jsonb(${name}::text), false)
		WHERE subject_kind = 'member' AND subject_id IN (SELECT id FROM person WHERE id = ${personId}::uuid OR merged_into = ${personId}::uuid)
			AND vendor_id IN (SELECT vendor_id FROM former_member WHERE person_id = ${personId}::uuid)`;
}
