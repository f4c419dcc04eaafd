import { Prisma } from "../../../generated/prisma/client.ts";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope, Surface } from "../../core/permissions/scopes.ts";
import { memberHandle, parseMemberHandle } from "../member-handle.ts";

interface NamedMember {
	personId: string;
	displayName: string;
	role: string;
}

const CANDIDATES = 10;
/** "<@123>" on Discord, "<@U123>" on Slack. */
const MENTION = /^<@!?([A-Z0-9]+)>$/i;

/**
 * The member that somebody means: by display name in any case, by a handle ("Ana#3f2a"), or by a mention of the surface it is typed on.
 * @throws DomainError not_found, with the nearest name; invalid_input when several are called so, with their handles
 */
export async function getMemberNamed(scope: ReadScope<"shop.read">, { named, surface }: { named: string; surface: Surface }): Promise<NamedMember> {
	const mentioned = MENTION.exec(named.trim())?.[1];
	if (mentioned) {
		const [member] = await membersWhere(scope, isKnownAs(surface, mentioned));
		if (member) return member;
		throw new DomainError("not_found", say.mentionedNoMember(), { hint: say.memberAddHint() });
	}
	const found = await membersWhere(scope, isCalled(named));
	const [exact] = found.filter((member) => memberHandle(member).toLowerCase() === named.trim().toLowerCase());
	if (exact) return exact;
	const [only] = found;
	if (only && found.length === 1) return only;
	if (found.length > 1) {
		const candidates = found.slice(0, CANDIDATES).map((member) => `${memberHandle(member)} (${member.role})`);
		throw new DomainError("invalid_input", say.memberAmbiguous({ name: named, candidates }), { hint: say.memberAmbiguousHint() });
	}
	throw new DomainError("not_found", say.memberNotFound({ name: named, near: await nearestName(scope, named) }), { hint: say.teamListHint() });
}

/** Slack's identities are "team:user": a mention tells the user alone. */
function isKnownAs(surface: Surface, id: string): Prisma.Sql {
	return Prisma.sql`member.person_id IN (
		SELECT identity.person_id FROM identity
		WHERE identity.surface = ${surface} AND (identity.external_id = ${id} OR split_part(identity.external_id, ':', 2) = ${id}))`;
}

/** With or without the @ that chats put before a name. */
function isCalled(named: string): Prisma.Sql {
	const name = named.trim();
	const handle = parseMemberHandle(name);
	return Prisma.sql`(lower(person.display_name) IN (lower(${name}), lower(${name.replace(/^@/, "")}))
		OR lower(person.display_name) = lower(${handle?.name ?? name}) AND right(member.person_id::text, 4) = ${handle?.tail ?? ""})`;
}

function membersWhere(scope: ReadScope, condition: Prisma.Sql): Promise<NamedMember[]> {
	return scope.read.$queryRaw<NamedMember[]>(Prisma.sql`
		SELECT member.person_id AS "personId", person.display_name AS "displayName", member.role
		FROM membership member JOIN person ON person.id = member.person_id
		WHERE member.vendor_id = ${scope.vendorId}::uuid AND ${condition}
		ORDER BY member.created_at, member.id LIMIT ${CANDIDATES + 1}`);
}

async function nearestName(scope: ReadScope, named: string): Promise<string | null> {
	const [near] = await scope.read.$queryRaw<{ name: string }[]>`
		SELECT person.display_name AS name FROM membership member JOIN person ON person.id = member.person_id
		WHERE member.vendor_id = ${scope.vendorId}::uuid AND similarity(lower(person.display_name), lower(${named})) > 0.3
		ORDER BY similarity(lower(person.display_name), lower(${named})) DESC, person.display_name LIMIT 1`;
	return near?.name ?? null;
}
