import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { alsoNeeds, holds } from "../../domain/core/permissions/also-needs.ts";
import type { ReplyAction } from "../../domain/core/reply.ts";
import { calendarDay, startOfDay } from "../../domain/core/start-of-day.ts";
import { listSalesFigures } from "../../domain/orders/selectors/list-sales-figures.ts";
import { getShopOverview } from "../../domain/vendors/selectors/get-shop-overview.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { nextSteps } from "../overview/next-steps.ts";
import { overviewFields } from "../overview/overview-fields.ts";
import { sumSales } from "../overview/sum-sales.ts";
import { defineCommand } from "./define-command.ts";

/** Items, operations and connections that are named. */
const NAMED = 8;
/** Milliseconds for which a delivery that was given up is news. */
const LATELY = 7 * 86_400_000;
/** Buttons for what wants doing, and in all. */
const STEPS = 3;
const BUTTONS = 5;

export const shopHome = defineCommand({
	name: "shop home",
	summary: "The shop at a glance: today's sales, what runs low, what runs, what fails, and what to do next",
	examples: ["/shop home"],
	input: z.strictObject({}),
	needs: ["shop.read", "inventory.read", "order.read"],
	audience: "private",
	async run(scope) {
		const { name, currency, locale, timezone } = await getVendor(scope);
		const overview = await getShopOverview(scope, { limit: NAMED, deadSince: new Date(scope.now.getTime() - LATELY) });
		const since = startOfDay(calendarDay(scope.now, timezone), timezone);
		const sales = holds(scope, "report.read")
			? await listSalesFigures(alsoNeeds(scope, "report.read"), { since, until: null, timezone, by: "day", currency })
			: null;
		const steps = nextSteps(overview, (permission) => holds(scope, permission));
		const [first] = steps;
		return {
			title: say.homeTitle({ name }),
			text: [...(sales ? [say.homeToday(sumSales(sales, locale))] : []), first?.text ?? say.homeNothing()].join("\n"),
			fields: overviewFields({ overview, sales, salesField: say.homeSales(), seesConnections: holds(scope, "market.read"), locale }),
			actions: [
				...new Map([...steps.slice(0, STEPS).map(({ action }) => action), ...always(sales !== null)].map((action) => [action.command, action])).values(),
			]
				.slice(0, BUTTONS)
				.map((action, at): ReplyAction => ({ ...action, style: at === 0 && first ? "primary" : "secondary" })),
			audience: "private",
		};
	},
});

/** What is always worth a press. */
function always(seesSales: boolean): Omit<ReplyAction, "style">[] {
	return [
		...(seesSales ? [{ label: say.reportLabel(), command: "/report sales since:today" }] : []),
		{ label: say.lowLabel(), command: "/stock low" },
		{ label: say.helpLabel(), command: "/help" },
	];
}
