import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { currentLanguage } from "../../core/messages/speech.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";
import { holdSelf } from "../../users/services/hold-self.ts";
import { checkCurrency } from "../check-currency.ts";
import { checkLocale } from "../check-locale.ts";
import { checkTimezone } from "../check-timezone.ts";
import { findWorkspaceHere } from "../selectors/find-workspace-here.ts";
import { linkWorkspace } from "./link-workspace.ts";

const inputSchema = z.strictObject({
	name: z.string().trim().min(1).max(100),
	currency: z.string().transform(checkCurrency),
	/** Left out: the caller's own, where the platform tells, or UTC. */
	timezone: z.string().transform(checkTimezone).optional(),
	/** Left out: the caller's own, where the platform tells, or English. */
	locale: z.string().transform(checkLocale).optional(),
	/** The workspace shows the demo shop, which the new shop takes the place of. */
	replaceDemo: z.boolean().default(false),
	demo: z.boolean().default(false),
});

/**
 * Founds a shop with one default location, links the workspace to it and makes the caller its owner.
 * @throws DomainError permission_denied without the right to manage the workspace; conflict when it is linked already; invalid_input
 */
export async function setUpShop(scope: PersonScope, input: z.input<typeof inputSchema>): Promise<{ vendorId: string; name: string; currency: string }> {
	const { name, currency, replaceDemo, demo, ...given } = parseInput(inputSchema, input);
	if (!scope.visitor.managesWorkspace) throw new DomainError("permission_denied", say.setupNeedsRight());
	const workspace = await findWorkspaceHere(scope);
	if (workspace && !(workspace.demo && replaceDemo)) {
		throw new DomainError("conflict", workspace.vendorName ? say.alreadyLinked({ vendor: workspace.vendorName }) : say.alreadyLinkedElsewhere());
	}
	const personId = await holdSelf(scope);

	const timezone = given.timezone ?? known(scope.visitor.timezone, checkTimezone) ?? "UTC";
	const locale = given.locale ?? known(scope.visitor.locale, checkLocale) ?? "en";
	const language = currentLanguage();
	const vendorId = uuidv7();
	await scope.write.vendor.createMany({ data: [{ id: vendorId, name, currency, timezone, locale, language, demo }] });
	await scope.write.membership.createMany({ data: [{ vendorId, personId, role: "owner", source: "founder" }] });
	await scope.write.location.createMany({ data: [{ vendorId, name: "Main", isDefault: true }] });
	const { workspaceId } = await linkWorkspace(scope, { vendorId });
	await scope.write.auditEntry.createMany({
		data: [
			{
				vendorId,
				personId,
				surface: scope.visitor.surface,
				workspaceId,
				action: "set-up-shop",
				subjectKind: "vendor",
				subjectId: vendorId,
				after: { name, currency, timezone, locale, language },
			},
		],
	});
	return { vendorId, name, currency };
}

/** A platform may tell what we can't use. */
function known(told: string | undefined, check: (value: string) => string): string | undefined {
	try {
		return told === undefined ? undefined : check(told);
	} catch {
		return undefined;
	}
}
