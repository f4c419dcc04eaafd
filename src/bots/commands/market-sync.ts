import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { alsoNeeds } from "../../domain/core/permissions/also-needs.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { FILE_MARKETPLACES } from "../../domain/marketplaces/file-marketplaces.ts";
import { readMarketFile } from "../../domain/marketplaces/market-files/read-market-file.ts";
import { parseFileLabel } from "../../domain/marketplaces/parse-file-label.ts";
import { parseReadLabel } from "../../domain/marketplaces/parse-read-label.ts";
import { describeDrift } from "../../domain/marketplaces/selectors/describe-drift.ts";
import { describeRead } from "../../domain/marketplaces/selectors/describe-read.ts";
import { getConnectionNamed } from "../../domain/marketplaces/selectors/get-connection-named.ts";
import { getListingRead } from "../../domain/marketplaces/selectors/get-listing-read.ts";
import { acceptDrift } from "../../domain/marketplaces/services/accept-drift.ts";
import { acceptPriceDrift } from "../../domain/marketplaces/services/accept-price-drift.ts";
import { askForCount } from "../../domain/marketplaces/services/ask-for-count.ts";
import { beginRead } from "../../domain/marketplaces/services/begin-read.ts";
import { pushDrift } from "../../domain/marketplaces/services/push-drift.ts";
import { pushPriceDrift } from "../../domain/marketplaces/services/push-price-drift.ts";
import { csvAttachment } from "../rendering/csv-attachment.ts";
import { actOnFile } from "./act-on-file.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalFile, optionalInteger, optionalText, text } from "./option.ts";
import { previewFile } from "./preview-file.ts";
import { quoteValue } from "./quote-value.ts";
import { readFile } from "./read-file.ts";
import { showFileSync } from "./show-file-sync.ts";
import type { SyncFileScope } from "./sync-file-scope.ts";
import { undoAction } from "./undo-action.ts";

/** Places to count that an answer shows; the file has all. */
const SHOWN = 15;

/** Of a marketplace's export. */
const MAX_BYTES = 50 * 1024 * 1024;
const VERBS = ["accept", "push", "count", "prices", "accept-prices", "upload", "uploaded", "discard"] as const;

export const marketSync = defineCommand({
	name: "market sync",
	summary: "Compare what a marketplace shows with your stock, by its API or by file, and decide what holds",
	examples: ["/market sync M-1", "/market sync L-7 accept listing:43729076", "/market sync tcgplayer file:TCGplayer_PullSheet.csv"],
	input: z.strictObject({
		connection: text("A connection, like M-1 or tcgplayer; a comparison, like L-7, or a file, like F-12", { suggest: "connection" }),
		do: optionalChoice("Take theirs, set ours, count; our prices, theirs; or make, have uploaded, discard a file", VERBS, { positional: true }),
		listing: optionalText("The listing's id there, or all", { max: 200 }),
		page: optionalInteger("Which page of what differs", { min: 1, max: 100_000 }),
		file: optionalFile("What TCGplayer's seller portal exports: the pull sheet, or the inventory"),
		confirm: optionalText("What the preview of a file carries", { max: 20 }),
	}),
	needs: ["market.read", "order.write", "order.read", "stock.write", "inventory.read"],
	audience: "channel",
	prepare: async ({ file }) => {
		if (!file) return null;
		const body = await readFile(file, MAX_BYTES);
		return { name: file.name, body, content: await readMarketFile(body) };
	},
	async run(scope, { connection: typed, do: verb, listing, page, confirm }, _origin, given: Parameters<typeof previewFile>[1]["file"] | null): Promise<Reply> {
		const file = parseFileLabel(typed);
		if (file !== null && !given) return actOnFile(scope, { number: file, verb, hash: confirm });
		const number = parseReadLabel(typed);
		if (number === null) {
			const connection = await getConnectionNamed(scope, { text: typed });
			if (given) return previewFile(scope, { connection, file: given });
			if (FILE_MARKETPLACES.includes(connection.marketplace)) return showFileSync(scope, { connection, verb });
			if (verb || listing !== undefined || page !== undefined) throw new DomainError("invalid_input", say.syncNoLabel());
			const { id: connectionId } = connection;
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
		if (verb === "accept-prices") {
			const accepted = await acceptPriceDrift(alsoNeeds(scope, "pricing.write"), decided);
			return { text: say.priceDriftAccepted(accepted), actions: [undoAction(accepted.changeNumber)], audience: "channel" };
		}
		if (verb === "count") return countTasks(await askForCount(scope, decided));
		throw new DomainError("invalid_input", say.fileVerbNeedsFile());
	},
});

async function show(
	scope: SyncFileScope,
	{ number, listing, page }: { number: number; listing: string | undefined; page: number | undefined },
): Promise<Reply> {
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
