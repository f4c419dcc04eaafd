import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { marketplaceTitle } from "../marketplaces.ts";
import { type PushSettings, pushSettingsSchema } from "../push-settings.ts";
import { PUSHED_MARKETPLACES } from "../pushed-marketplaces.ts";
import { getPush } from "../selectors/get-push.ts";
import { markListings } from "./mark-listings.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	settings: pushSettingsSchema,
	/** So many listings may be shown as sold out by it without asking again. */
	zeros: z.int().min(0).optional(),
	/** For an undo: only if they are still so. */
	seen: pushSettingsSchema.optional(),
});

interface Set {
	number: number;
	settings: PushSettings;
	/** Listings that are pushed now. */
	marked: number;
	/** Null when it was so already, and then nothing was written. */
	changeNumber: bigint | null;
}

/**
 * Turns the pushing of stock to a connection on or off, or changes how much of it is shown there. What shows something else by that is pushed.
 * @throws DomainError not_found; conflict when its marketplace has no way to set quantities that we know, has no keys, or the settings are others than were seen
 */
export async function setPush(scope: VendorScope<"market.manage" | "market.read">, input: z.input<typeof inputSchema>): Promise<Set> {
	const { connectionId, settings, zeros, seen } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const { number, marketplace, hasCredentials, settings: before } = await getPush(scope, { connectionId });
	if (seen && !isDeepStrictEqual(before, seen)) throw new DomainError("conflict", say.pushMoved({ connection: number }));
	if (isDeepStrictEqual(before, settings)) return { number, settings, marked: 0, changeNumber: null };
	if (settings.on && !before.on) {
		const title = marketplaceTitle(marketplace);
		if (!PUSHED_MARKETPLACES.includes(marketplace)) throw new DomainError("conflict", say.pushUnknown({ marketplace: title }));
		if (!hasCredentials) throw new DomainError("conflict", say.pushNeedsKeys({ connection: number, marketplace: title }));
		// What was acknowledged when it was pushed to before says nothing of today: from now on counts what was seen there last. What waited then is due, for it may just be on its way there.
		await scope.write.$executeRaw`
			UPDATE listing SET acked_quantity = NULL, former_quantity = NULL, push_due_at = least(push_due_at, ${now}::timestamptz), push_attempts = 0, push_error = NULL
			WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid AND (acked_quantity IS NOT NULL OR push_due_at IS NOT NULL)`;
	}
	if (!settings.on) await scope.write.pushMark.deleteMany({ where: { vendorId, connectionId, kind: "stock" } });
	await scope.write.connection.updateMany({
		where: { vendorId, id: connectionId },
		data: {
			pushOn: settings.on,
			stockPercentage: settings.percentage,
			buffer: settings.buffer,
			maxListed: settings.max,
			endWhenStock: settings.end,
			// What it stopped for may be otherwise by these settings: it is looked at anew, and asked again where it is not.
			pushHeldAt: null,
			pushHeldZeros: null,
			pushAllowedZeros: zeros ?? null,
			...(settings.on !== before.on && { pushFailures: 0, pushError: null, pushRetryAt: null }),
		},
	});
	const marked = settings.on ? await markListings(scope, { connectionId }) : 0;
	const changeNumber = await recordAudit(scope, {
		action: seen ? "undo-set-push" : "set-push",
		subjectKind: "connection",
		subjectId: connectionId,
		before: { ...before },
		after: { ...settings, number },
		...(!seen && { inverse: { kind: "push" as const, connectionId, seen: settings, restore: before } }),
	});
	return { number, settings, marked, changeNumber };
}
