import { z } from "zod";
import { digestReply } from "../bots/overview/digest-reply.ts";
import { daysBefore } from "../domain/core/days-before.ts";
import { calendarDay, startOfDay } from "../domain/core/start-of-day.ts";
import { listSalesFigures } from "../domain/orders/selectors/list-sales-figures.ts";
import { findDueDigest } from "../domain/vendors/selectors/find-due-digest.ts";
import { getShopOverview } from "../domain/vendors/selectors/get-shop-overview.ts";
import { getVendor } from "../domain/vendors/selectors/get-vendor.ts";
import { postDigest } from "../domain/vendors/services/post-digest.ts";
import { defineJob } from "./define-job.ts";

/** Days that the picture shows. */
const CHART_DAYS = 14;
/** Items, operations and connections that are named. */
const NAMED = 8;

/**
 * Tells a channel of the day before at the time that it chose. What was due while nothing ran is told when something does, with all the days since; whoever
 * comes second, or again, posts nothing.
 */
export const tellDigest = defineJob({
	name: "tell-digest",
	queue: "fast",
	payload: z.object({ vendorId: z.uuid(), subscriptionId: z.uuid() }),
	needs: ["outbox.deliver", "inventory.read", "order.read", "report.read"],
	principal: ({ vendorId }) => ({ kind: "worker", vendorId }),
	async run({ subscriptionId }, { withScope }) {
		const found = await withScope(async (scope) => {
			const due = await findDueDigest(scope, { subscriptionId });
			if (!due) return null;
			const vendor = await getVendor(scope);
			const { currency, timezone } = vendor;
			const until = startOfDay(calendarDay(scope.now, timezone), timezone);
			const chartDays = daysBefore(until, CHART_DAYS, timezone);
			const [first] = chartDays;
			const [dayBefore] = daysBefore(startOfDay(calendarDay(due, timezone), timezone), 1, timezone);
			if (!first || !dayBefore) throw new Error("There are days before any.");
			const since = startOfDay(dayBefore, timezone);
			const by = { until, timezone, by: "day" as const, currency };
			return {
				due,
				sales: await listSalesFigures(scope, { since, ...by }),
				chartSales: await listSalesFigures(scope, { since: startOfDay(first, timezone), ...by }),
				overview: await getShopOverview(scope, { limit: NAMED, deadSince: since }),
				chartDays,
				since,
				until,
				vendor,
			};
		});
		if (!found) return;
		const { due, ...digest } = found;
		// Drawn between the two transactions: a picture takes its time.
		const reply = await digestReply(digest);
		await withScope((scope) => postDigest(scope, { subscriptionId, due, reply }));
	},
});
