import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { pageKey, parsePageKey } from "../../domain/core/page-key.ts";
import type { ReadScope } from "../../domain/core/permissions/scopes.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { timeOfId } from "../../domain/core/time-of-id.ts";
import { explainStock } from "../../domain/inventory/selectors/explain-stock.ts";
import { findItemBySku } from "../../domain/inventory/selectors/find-item-by-sku.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import type { ItemRow } from "../../domain/inventory/selectors/item-row.ts";
import { type LevelRow, listLevels } from "../../domain/inventory/selectors/list-levels.ts";
import { listStockStory, type StockEvent } from "../../domain/inventory/selectors/list-stock-story.ts";
import { tellStockEvent } from "../../domain/inventory/tell-stock-event.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { csvAttachment } from "../rendering/csv-attachment.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalText, text } from "./option.ts";
import { quoteValue } from "./quote-value.ts";

const PAGE_SIZE = 15;
/** Events that one file holds. */
const FILE_SIZE = 10_000;
/** Orders that are named as holding copies. */
const NAMED_ORDERS = 8;

export const stockWhy = defineCommand({
	name: "stock why",
	summary: "Why an item's stock is what it is: everything that happened to it",
	examples: ["/stock why PKM-SWSH10.5-055-H-NM", "/stock why PKM-BS-4 format:csv"],
	input: z.strictObject({
		sku: text("The item's SKU", { suggest: "sku" }),
		page: optionalText("Where the next page begins, as the button carries it", { positional: true, max: 40 }),
		format: optionalChoice("csv attaches the whole story as a file", ["csv"]),
	}),
	needs: ["inventory.read", "order.read"],
	audience: "private",
	async run(scope, { sku, page, format }) {
		const { locale, timezone } = await getVendor(scope);
		// An archived item has a story too.
		const item = (await findItemBySku(scope, { sku })) ?? (await getItemBySku(scope, { sku }));
		const before = page === undefined ? null : parsePageKey(page);
		const levels = (await listLevels(scope, { itemId: item.id })).filter(({ onHand, committed, isDefault }) => isDefault || onHand > 0 || committed > 0);
		const limit = format === "csv" ? FILE_SIZE : PAGE_SIZE;
		const found = await listStockStory(scope, { itemId: item.id, before, limit: limit + 1 });
		const events = found.slice(0, limit);
		const withLocation = levels.length > 1 || new Set(events.map(({ location }) => location)).size > 1;
		const next = found.length > limit ? pageKey(events.at(-1)?.key ?? "") : null;
		if (format === "csv") return asFile(events, { sku: item.sku, timezone, next });
		const when = dateFormat({ locale, timezone }, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
		const again = `/stock why ${quoteValue(item.sku)}`;
		return {
			title: item.title,
			text: before === null ? await explain(scope, item, levels) : say.storyEarlier({ sku: item.sku }),
			rows: {
				columns: say.storyColumns(),
				rows: events.map((event) => {
					const { what, left, who, why } = tellStockEvent(event, { withLocation });
					return [when.format(timeOfId(event.key)), what, left, who, why];
				}),
			},
			actions: [
				...(next === null ? [] : [{ label: say.storyMore(), command: `${again} page:${next}`, style: "secondary" as const }]),
				...(next === null ? [] : [{ label: say.storyFileLabel(), command: `${again} format:csv`, style: "secondary" as const }]),
			],
			audience: "private",
		};
	},
});

/** The present figures and where they come from. */
async function explain(scope: ReadScope<"inventory.read" | "order.read">, item: ItemRow, levels: readonly LevelRow[]): Promise<string> {
	const { movements, sum, orders, orderCount } = await explainStock(scope, { itemId: item.id, limit: NAMED_ORDERS });
	const named = orders.map((order) => ({
		...order,
		order: say.orderReference({ ...order, marketplace: order.marketplace === null ? null : marketplaceTitle(order.marketplace) }),
	}));
	const { sku, onHand, committed } = item;
	const oversold = named.filter(({ lacking }) => lacking > 0);
	return [
		say.storyFigures({ sku, onHand, committed, available: onHand - committed }),
		say.storySum({ onHand, movements, sum, orders: named, more: orderCount - orders.length }),
		...(levels.length > 1 ? [levels.map((level) => say.levelText(level)).join(" · ")] : []),
		...(oversold.length > 0 ? [say.storyOversold({ orders: oversold })] : []),
	].join("\n");
}

function asFile(events: readonly StockEvent[], { sku, timezone, next }: { sku: string; timezone: string; next: string | null }): Reply {
	// As spreadsheets read it, whatever the locale: "2026-11-24 10:30:05".
	const stamp = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: timezone });
	const rows = events.map((event) => {
		const { who, why } = tellStockEvent(event, { withLocation: false });
		const left = event.onHandAfter === null ? "" : String(event.onHandAfter);
		return [stamp.format(timeOfId(event.key)), event.event, String(event.quantity), left, event.location, who, why];
	});
	return {
		text: say.storyFile({ sku, count: events.length, next }),
		attachments: [csvAttachment(`stock-${sku.replace(/[^\w.-]+/g, "-")}.csv`, { columns: say.storyFileColumns(), rows })],
		audience: "private",
	};
}
