import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { VendorScope } from "../../domain/core/permissions/scopes.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { parseReadLabel } from "../../domain/marketplaces/parse-read-label.ts";
import { describeDrift } from "../../domain/marketplaces/selectors/describe-drift.ts";
import { describeRead } from "../../domain/marketplaces/selectors/describe-read.ts";
import { getConnectionNamed } from "../../domain/marketplaces/selectors/get-connection-named.ts";
import { getListingRead } from "../../domain/marketplaces/selectors/get-listing-read.ts";
import { acceptDrift } from "../../domain/marketplaces/services/accept-drift.ts";
import { askForCount } from "../../domain/marketplaces/services/ask-for-count.ts";
import { beginRead } from "../../domain/marketplaces/services/begin-read.ts";
import { pushDrift } from "../../domain/marketplaces/services/push-drift.ts";
import { pushPriceDrift } from "../../domain/marketplaces/services/push-price-drift.ts";
import { csvAttachment } from "../rendering/csv-attachment.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalInteger, optionalText, text } from "./option.ts";
import { quoteValue } from "./quote-value.ts";
import { undoAction } from "./undo-action.ts";

/** Places to count that an answer shows; the file has all. */
const SHOWN = 15;

type SyncScope = VendorScope<"market.read" | "order.write" | "stock.write" | "inventory.read">;

export const marketSync = defineCommand({
	name: "market sync",
	summary: "Compare what a marketplace shows with your stock, and decide what holds where they differ",
	examples: ["/market sync M-1", "/market sync L-7 accept listing:43729076", "/market sync L-7 push listing:all"],
	input: z.strictObject({
		connection: text("A connection, like M-1 or its account; or a comparison, like L-7, to decide on it", { suggest: "connection" }),
		do: optionalChoice("Take what it shows, set ours over it, count, or set our prices again", ["accept", "push", "count", "prices"], { positional: true }),
		listing: optionalText("The listing's id there, or all", { max: 200 }),
		page: optionalInteger("Which page of what differs", { min: 1, max: 100_000 }),
	}),
	needs: ["market.read", "order.write", "stock.write", "inventory.read"],
	audience: "channel",
	async run(scope, { connection: typed, do: verb, listing, page }): Promise<Reply> {
		const number = parseReadLabel(typed);
		if (number === null) {
			if (verb || listing !== undefined || page !== undefined) throw new DomainError("invalid_input", say.syncNoLabel());
			const { id: connectionId } = await getConnectionNamed(scope, { text: typed });
			const begun = await beginRead(scope, { connectionId, purpose: "sync" });
			return { ...(await describeRead(scope, { number: begun })), audience: "channel" };
		}
		if (!verb) return show(scope, { number, listing, page });
		if (listing === undefined) throw new DomainError("invalid_input", say.syncNoListing());
		const decided = { read: number, externalId: listing.toLowerCase() === "all" ? null : listing };
		if (verb === "accept") {
			const accepted = await acceptDrift(scope, decided);
			return { text: say.driftAccepted(accepted), actions: [undoAction(accepted.changeNumber)], audience: "channel" };
		}
		if (verb === "push") return { text: say.driftPushed(await pushDrift(scope, decided)), audience: "channel" };
		if (verb === "prices") return { text: say.priceDriftPushed(await pushPriceDrift(scope, decided)), audience: "channel" };
		return countTasks(await askForCount(scope, decided));
	},
});

async function show(scope: SyncScope, { number, listing, page }: { number: number; listing: string | undefined; page: number | undefined }): Promise<Reply> {
	const read = await getListingRead(scope, { number });
	const externalId = listing === undefined || listing.toLowerCase() === "all" ? null : listing;
	if (read.comparedAt === null) return { ...(await describeRead(scope, { number })), audience: "channel" };
	return { ...(await describeDrift(scope, { read, externalId, ...(page !== undefined && { page }) })), audience: "channel" };
}

function countTasks({ connection, items, places, rest }: Awaited<ReturnType<typeof askForCount>>): Reply {
	const rows = places.map(({ location, bin, title, sku, onHand }) => [location, bin ?? "", title, sku, String(onHand)]);
	const [only, other] = places;
	return {
		text: say.countTasks({ items, rest }),
		rows: { columns: say.countColumns(), rows: rows.slice(0, SHOWN) },
		...(rows.length > SHOWN && { attachments: [csvAttachment(say.countFile({ connection }), { columns: say.countColumns(), rows })] }),
		...(only &&
			!other && {
				actions: [
					{
						label: say.countAsBooksLabel(only),
						command: `/stock count ${quoteValue(only.sku)} ${only.onHand} seen:${only.onHand}${only.isDefault ? "" : ` location:${quoteValue(only.location)}`}`,
						style: "secondary" as const,
					},
				],
			}),
		audience: "channel",
	};
}
