import { say } from "../../domain/core/messages/say.ts";
import { decimalMoney } from "../../domain/core/money.ts";
import type { ReadScope } from "../../domain/core/permissions/scopes.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { readLabel } from "../../domain/marketplaces/read-label.ts";
import { getListingRead } from "../../domain/marketplaces/selectors/get-listing-read.ts";
import { listPairings } from "../../domain/marketplaces/selectors/list-pairings.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { csvAttachment } from "../rendering/csv-attachment.ts";

/** Listings of one file: an answer carries it, and a person goes through it. */
const MOST = 10_000;

/** A reading's reply with its doubts, what is for sale there without an item, as a file to fill in and send back. */
export async function attachDoubts(scope: ReadScope, { number, reply }: { number: number; reply: Reply }): Promise<Reply> {
	const { connectionId, status } = await getListingRead(scope, { number });
	if (status !== "done") return reply;
	const doubts = await listPairings(scope, { connectionId, which: "doubts", most: MOST + 1 });
	if (doubts.length === 0) return reply;
	const { currency } = await getVendor(scope);
	const rows = doubts
		.slice(0, MOST)
		.map(({ externalId, title, sku, priceMinor, item }) => [
			externalId,
			title,
			sku,
			priceMinor === null ? "" : decimalMoney(priceMinor, currency),
			item?.sku ?? "",
			item?.title ?? "",
			"",
		]);
	const file = csvAttachment(say.doubtsFile({ read: readLabel(number) }), { columns: say.doubtColumns(), rows });
	return { ...reply, text: doubts.length > MOST ? `${reply.text}\n${say.doubtsMore({ most: MOST })}` : reply.text, attachments: [file] };
}
