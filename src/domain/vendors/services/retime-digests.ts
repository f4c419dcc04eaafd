import type { VendorScope } from "../../core/permissions/scopes.ts";
import { nextTime } from "../notices/quiet-hours.ts";
import { listChannelNews } from "../selectors/list-channel-news.ts";

/** More channels than a shop talks in. */
const MOST = 1_000;

/** Digests come by the clocks of another timezone from now on. */
export async function retimeDigests(scope: VendorScope<"shop.manage">, { timezone }: { timezone: string }): Promise<void> {
	const times = new Set((await listChannelNews(scope, { limit: MOST })).flatMap(({ digestAt }) => digestAt ?? []));
	for (const digestAt of times) {
		await scope.write.subscription.updateMany({
			where: { vendorId: scope.vendorId, digestAt },
			data: { digestNextAt: nextTime(digestAt, { now: scope.now, timezone }) },
		});
	}
}
