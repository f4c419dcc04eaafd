import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { normaliseCode } from "../../core/normalise-code.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";
import { findLinkCode } from "../selectors/find-link-code.ts";
import { findSelf } from "../selectors/find-self.ts";
import { getSelf } from "../selectors/get-self.ts";
import { listOwnIdentities } from "../selectors/list-own-identities.ts";
import { listOwnShops } from "../selectors/list-own-shops.ts";
import { whatOneGains } from "../what-one-gains.ts";
import { LINK_MINUTES } from "./create-link-code.ts";
import { lockPersons } from "./lock-persons.ts";
import { mergeInto } from "./merge-into.ts";

const inputSchema = z.strictObject({
	code: z.string().max(50),
	/** That the maker of the code will hold what the caller holds in their shops was seen and is meant. */
	confirmed: z.boolean().default(false),
});

interface Linked {
	name: string;
	identities: number;
	shops: string[];
}

/**
 * Joins the chat identity that types the code, with all else that its person has, to the person who made the code. The code is spent.
 * @throws DomainError not_found for an unknown code; conflict for one that is used, too old or one's own, for an admin of the platform, and
 * while `confirmed` is missing where the maker would gain rights in a shop
 */
export async function redeemLinkCode(scope: PersonScope, input: z.input<typeof inputSchema>): Promise<Linked> {
	const { code: typed, confirmed } = parseInput(inputSchema, input);
	const self = await getSelf(scope);
	const code = await findLinkCode(scope, { codeHash: scope.vault.digest(normaliseCode(typed)) });
	if (!code) throw new DomainError("not_found", say.linkCodeUnknown({ code: typed }), { hint: say.linkCodeHint() });
	if (code.usedAt) throw used();
	if (code.expiresAt <= scope.now) throw new DomainError("conflict", say.linkCodeExpired({ minutes: LINK_MINUTES }), { hint: say.linkCodeHint() });
	const { personId: maker, makerName } = code;
	if (maker === self.personId) throw new DomainError("conflict", say.linkCodeOwn(), { hint: say.linkCodeOwnHint() });
	if (self.isAdmin) throw new DomainError("conflict", say.linkAdmin(), { hint: say.linkAdminHint() });

	await lockPersons(scope, { personIds: [self.personId, maker] });
	if ((await findSelf(scope)) !== self.personId) throw new DomainError("conflict", say.linkMeanwhile());
	const { count } = await scope.write.linkCode.updateMany({ where: { id: code.id, usedAt: null }, data: { usedAt: scope.now } });
	if (count === 0) throw used();
	const shops = await listOwnShops(scope, { personId: self.personId });
	const gains = whatOneGains({ had: await listOwnShops(scope, { personId: maker }), gets: shops });
	if (gains.length > 0 && !confirmed) {
		throw new DomainError("conflict", say.linkGains({ maker: makerName, gains }), { again: { label: say.linkGainsLabel(), options: { confirm: "yes" } } });
	}
	await mergeInto(scope, { from: self.personId, into: maker, shops });
	const now = await listOwnShops(scope, { personId: maker });
	return { name: makerName, identities: (await listOwnIdentities(scope, { personId: maker })).length, shops: now.map(({ vendorName }) => vendorName) };
}

function used(): DomainError {
	return new DomainError("conflict", say.linkCodeUsed(), { hint: say.linkCodeHint() });
}
