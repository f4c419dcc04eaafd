import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { announce } from "../../vendors/services/announce.ts";
import { findTrouble } from "../find-trouble.ts";
import { marketplaceTitle } from "../marketplaces.ts";
import { findPushTrouble } from "../selectors/find-push-trouble.ts";
import { getDeliveryTrend } from "../selectors/get-delivery-trend.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** Orders that changed there before this have been asked for; null when that was not done, or not to the end. */
	polledUntil: z.date().nullable(),
	/** What its API answered that will not mend itself. */
	apiError: z.string().max(1000).nullable(),
	/** Topics whose webhook had been switched off there, and is on again. */
	enabled: z.array(z.string()).max(100),
	/** Topics for which a webhook was made there. */
	created: z.array(z.string()).max(100),
});

/** Writes down how a connection was found, and tells the shop when something began to be wrong with it, changed, or is well again; once each. */
export async function settleWatch(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, polledUntil, apiError, enabled, created } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const [trend, pushError] = [await getDeliveryTrend(scope, { connectionId }), await findPushTrouble(scope, { connectionId })];
	const trouble = findTrouble({ trend, apiError, pushError, now });
	const [row] = await scope.write.$queryRaw<{ number: number; marketplace: string; was: string | null }[]>`
		UPDATE connection SET polled_until = coalesce(${polledUntil}::timestamptz, connection.polled_until), trouble = ${trouble}
		FROM connection former
		WHERE connection.vendor_id = ${vendorId}::uuid AND connection.id = ${connectionId}::uuid AND former.vendor_id = connection.vendor_id AND former.id = connection.id
		RETURNING connection.number, connection.marketplace, former.trouble AS was`;
	if (!row) return;
	const named = { connection: row.number, marketplace: marketplaceTitle(row.marketplace) };
	const tell = (what: string, text: string) =>
		announce(scope, { topic: "errors", key: `connection:${connectionId}:${what}:${now.getTime()}`, reply: { text, audience: "channel" } });
	if (created.length > 0) await tell("created", say.webhooksCreated({ ...named, topics: created }));
	if (enabled.length > 0) await tell("enabled", say.webhooksEnabled({ ...named, topics: enabled }));
	if (trouble !== null && row.was === null) await tell("trouble", say.connectionTroubled({ ...named, trouble }));
	if (trouble === null && row.was !== null) await tell("well", say.connectionWell(named));
}
