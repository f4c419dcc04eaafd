import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { joinMemberships } from "../join-memberships.ts";
import { findMembership } from "../selectors/find-membership.ts";
import { getMembership } from "../selectors/get-membership.ts";
import { lockTeam } from "./lock-team.ts";
import { recordAudit } from "./record-audit.ts";

const inputSchema = z.strictObject({ to: z.uuid() });

/** Gives the caller's membership, with its tokens and codes, to the person that they turned out to be; where both are members, they hold what either did. */
export async function handOverMembership(scope: VendorScope<"shop.read">, input: z.input<typeof inputSchema>): Promise<void> {
	const { to } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const { personId } = scope.actor;
	if (!personId) throw new Error("A membership is a person's.");
	await lockTeam(scope);
	const mine = await getMembership(scope, { personId });
	const theirs = await findMembership(scope, { personId: to });
	const { role, grants, source, mappedIn } = theirs ? joinMemberships(theirs, mine) : mine;
	if (theirs) await scope.write.membership.deleteMany({ where: { vendorId, personId } });
	await scope.write.membership.updateMany({ where: { vendorId, personId: theirs ? to : personId }, data: { personId: to, role, grants, source, mappedIn } });
	await scope.write.apiToken.updateMany({ where: { vendorId, personId }, data: { personId: to } });
	await scope.write.invite.updateMany({ where: { vendorId, createdBy: personId, usedAt: null }, data: { createdBy: to } });
	await scope.write.formerMember.deleteMany({ where: { vendorId, personId: to } });
	await scope.write.formerMember.createMany({ data: [{ vendorId, personId, removed: false }], skipDuplicates: true });
	await recordAudit(scope, {
		action: "link-account",
		subjectKind: "member",
		subjectId: to,
		...(theirs && { before: { role: theirs.role, grants: theirs.grants } }),
		after: { role, grants },
	});
}
