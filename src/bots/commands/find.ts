import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney } from "../../domain/core/money.ts";
import type { VendorScope } from "../../domain/core/permissions/scopes.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { shortCondition } from "../../domain/inventory/conditions/short-condition.ts";
import { ITEM_SORTS } from "../../domain/inventory/search/item-sort.ts";
import { explainNothing } from "../../domain/inventory/selectors/explain-nothing.ts";
import { getItemFilter } from "../../domain/inventory/selectors/get-item-filter.ts";
import type { ItemRow } from "../../domain/inventory/selectors/item-row.ts";
import { listItems } from "../../domain/inventory/selectors/list-items.ts";
import type { TypedFilter } from "../../domain/inventory/typed-filter-schema.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { filterOptions } from "./filter-options.ts";
import { filterText } from "./filter-text.ts";
import { optionalChoice, optionalText } from "./option.ts";

const PAGE_SIZE = 15;

export const find = defineCommand({
	name: "find",
	summary: "Look for items by words, and by what they are, cost and have in stock",
	examples: ["/find charizard", "/find snorlax pgo holo stock:in sort:price", "/find condition:NM price:5..20 sort:-price"],
	input: z.strictObject({
		...filterOptions({ words: "Words of the title, set, number, SKU or attributes, or a barcode; typos are forgiven" }),
		archived: optionalChoice("Items that were put away: yes for those alone, any for those too", ["no", "yes", "any"]),
		sort: optionalChoice("In which order", ITEM_SORTS),
		page: optionalText("Where the next page begins, as the button carries it"),
	}),
	needs: ["inventory.read"],
	audience: "private",
	async run(scope, { sort, page, ...typed }) {
		const vendor = await getVendor(scope);
		const filter = await getItemFilter(scope, typed);
		const { items, count, next, isNear } = await listItems(scope, { filter, sort, after: page, pageSize: PAGE_SIZE });
		if (items.length === 0) return page === undefined ? nothing(scope, typed) : { text: say.foundNoMore(), audience: "private" };
		const shown = items.length;
		return {
			text: [
				isNear && page === undefined ? say.foundNear({ words: typed.words ?? "" }) : null,
				count ? say.found({ count: count.items, isExact: count.isExact, shown }) : say.foundMore({ shown }),
			]
				.filter(Boolean)
				.join("\n"),
			rows: {
				columns: say.findColumns(),
				rows: items.map((item) => [
					item.sku,
					describe(item),
					shortCondition(item.condition),
					String(item.onHand - item.committed),
					formatMoney(item.priceMinor, vendor.currency, vendor.locale),
				]),
			},
			actions: next ? [{ label: say.nextPage(), command: `/find ${filterText(typed)}${sort ? `sort:${sort} ` : ""}page:${next}`, style: "secondary" }] : [],
			audience: "private",
		};
	},
});

async function nothing(scope: VendorScope<"inventory.read">, typed: TypedFilter): Promise<Reply> {
	const { words = "", ...others } = typed;
	const isFiltered = Object.values(others).some((value) => value !== undefined);
	const why = await explainNothing(scope, { words, set: typed.set, isFiltered });
	return { text: [reason(why, typed), say.findNoneHint()].join("\n"), audience: "private" };
}

function reason({ isEmpty, noSet, hasWords, near }: Awaited<ReturnType<typeof explainNothing>>, { words = "", set = "" }: TypedFilter): string {
	if (isEmpty) return say.findEmpty();
	if (noSet) return say.findNoSet({ set, near: noSet.near });
	return hasWords ? say.findNoneFiltered({ words }) : say.findNone({ words, near });
}

/** The title with what tells printings and releases apart. */
function describe({ title, attributes }: Pick<ItemRow, "title" | "attributes">): string {
	const { set_name, collector_number, finish, platform, region } = attributes;
	const details = [set_name, collector_number, finish === "nonfoil" ? "" : finish, platform, region].filter(Boolean).join(" ");
	return details ? `${title} · ${details}` : title;
}
