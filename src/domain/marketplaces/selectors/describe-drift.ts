import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { Reply } from "../../core/reply.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { composeDriftReply } from "../compose-drift-reply.ts";
import type { ListingRead } from "../listing-read.ts";
import { findNewestComparison } from "./find-newest-comparison.ts";
import { listDrift } from "./list-drift.ts";
import { listPriceDrift } from "./list-price-drift.ts";

/** Listings of a page. */
const PAGE = 10;
/** Prices that are named. */
const NAMED = 5;

/** What a reading that was compared with ours found to differ, as a reply: as far as it still does; `page` counts from 1, `externalId` names one listing. */
export async function describeDrift(
	scope: ReadScope,
	{ read, page = 1, externalId = null }: { read: ListingRead; page?: number; externalId?: string | null },
): Promise<Reply> {
	const { connectionId } = read;
	const newest = await findNewestComparison(scope, { connectionId });
	const one = externalId === null ? [] : await listDrift(scope, { connectionId, externalId, most: 1 });
	const rows = await listDrift(scope, { connectionId, offset: (page - 1) * PAGE, most: PAGE });
	const { pushOn } = (await scope.read.connection.findUnique({
		where: { vendorId_id: { vendorId: scope.vendorId, id: connectionId } },
		select: { pushOn: true },
	})) ?? { pushOn: false };
	const onePrice = externalId === null ? [] : await listPriceDrift(scope, { connectionId, externalId, most: 1 });
	const prices = await listPriceDrift(scope, { connectionId, most: NAMED });
	const { timezone, locale, currency } = await getVendor(scope);
	return composeDriftReply(read, {
		newest: newest?.number ?? read.number,
		rows,
		one: one[0] ?? null,
		onePrice: onePrice[0] ?? null,
		externalId,
		page,
		perPage: PAGE,
		pushOn,
		prices,
		timezone,
		locale,
		currency,
	});
}
