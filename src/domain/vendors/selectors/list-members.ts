import { Prisma } from "../../../generated/prisma/client.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { memberHandle, parseMemberHandle } from "../member-handle.ts";
import type { Membership } from "./find-membership.ts";

interface MemberRow extends Membership {
	since: Date;
}

interface Page {
	members: MemberRow[];
	/** What to ask with for the rest; null at the end. */
	next: string | null;
}

/** The team by name, from after a member's handle on. */
export async function listMembers(scope: ReadScope<"shop.read">, { after, pageSize }: { after?: string | undefined; pageSize: number }): Promise<Page> {
	const from = after === undefined ? null : (parseMemberHandle(after) ?? { name: after, tail: "" });
	const members = await scope.read.$queryRaw<MemberRow[]>(Prisma.sql`
		SELECT member.person_id AS "personId", person.display_name AS "displayName", member.role, member.grants, member.source, member.mapped_in AS "mappedIn",
			home.unlinked_at IS NOT NULL AS "isAdrift", member.created_at AS since
		FROM membership member JOIN person ON person.id = member.person_id
		LEFT JOIN workspace home ON home.vendor_id = member.vendor_id AND home.id = member.mapped_in
		WHERE member.vendor_id = ${scope.vendorId}::uuid
			${from ? Prisma.sql`AND (lower(person.display_name), right(member.person_id::text, 4)) > (lower(${from.name}), ${from.tail})` : Prisma.empty}
		ORDER BY lower(person.display_name), right(member.person_id::text, 4) LIMIT ${pageSize + 1}`);
	const last = members.length > pageSize ? members[pageSize - 1] : undefined;
	return { members: members.slice(0, pageSize), next: last ? memberHandle(last) : null };
}
