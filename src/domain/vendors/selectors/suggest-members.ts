import { Prisma } from "../../../generated/prisma/client.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { memberHandle } from "../member-handle.ts";

interface Found {
	personId: string;
	displayName: string;
	role: string;
	namesakes: number;
}

/** Members whose name has what is typed: the name is typed when it is picked, or the handle where others are called the same. */
export async function suggestMembers(
	scope: ReadScope<"shop.read">,
	{ typed, limit }: { typed: string; limit: number },
): Promise<{ label: string; value: string }[]> {
	const wanted = typed.trim().replace(/^@/, "");
	const found = await scope.read.$queryRaw<Found[]>(Prisma.sql`
		SELECT * FROM (
			SELECT member.person_id AS "personId", person.display_name AS "displayName", member.role,
				count(*) OVER (PARTITION BY lower(person.display_name))::int AS namesakes
			FROM membership member JOIN person ON person.id = member.person_id
			WHERE member.vendor_id = ${scope.vendorId}::uuid
		) member
		WHERE position(lower(${wanted}) IN lower("displayName")) > 0
		ORDER BY position(lower(${wanted}) IN lower("displayName")), lower("displayName"), "personId" LIMIT ${limit}`);
	return found.map((member) => {
		const value = member.namesakes > 1 ? memberHandle(member) : member.displayName;
		return { label: say.memberSuggestion({ name: value, role: member.role }), value };
	});
}
