import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { pageKey, parsePageKey } from "../../domain/core/page-key.ts";
import { shortCondition } from "../../domain/inventory/conditions/short-condition.ts";
import { getItemFilter } from "../../domain/inventory/selectors/get-item-filter.ts";
import { type LowKey, listLowStock } from "../../domain/inventory/selectors/list-low-stock.ts";
import { defineCommand } from "./define-command.ts";
import { filterOptions } from "./filter-options.ts";
import { filterText } from "./filter-text.ts";
import { optionalText } from "./option.ts";

const PAGE_SIZE = 15;
// All that it lists is low.
const { stock: _, ...options } = filterOptions({ words: "Words of the title, set, number or SKU, as for /find" });

export const stockLow = defineCommand({
	name: "stock low",
	summary: "What runs out: items with few copies available, the fewest first",
	examples: ["/stock low", "/stock low charizard condition:NM", '/stock low location:"Back room"'],
	input: z.strictObject({ ...options, page: optionalText("Where the next page begins, as the button carries it", { max: 60 }) }),
	needs: ["inventory.read"],
	audience: "private",
	async run(scope, { page, ...typed }) {
		const after = page === undefined ? null : parseLowKey(page);
		const filter = await getItemFilter(scope, typed);
		const { items, count } = await listLowStock(scope, { filter, after, limit: PAGE_SIZE });
		if (items.length === 0) return { text: say.lowNone(), audience: "private" };
		const last = count > items.length ? items.at(-1) : undefined;
		return {
			text: say.lowText({ count, isFirst: after === null }),
			rows: {
				columns: say.lowColumns(),
				rows: items.map(({ sku, title, condition, available, committed, threshold }) => [
					sku,
					title,
					shortCondition(condition),
					String(available),
					String(committed),
					String(threshold),
				]),
			},
			actions: last ? [{ label: say.nextPage(), command: `/stock low ${filterText(typed)}page:${lowKey(last)}`, style: "secondary" }] : [],
			audience: "private",
		};
	},
});

function lowKey({ id, available }: { id: string; available: number }): string {
	return `${available}.${pageKey(id)}`;
}

/** @throws DomainError invalid_input */
function parseLowKey(text: string): LowKey {
	const [available = "", id = ""] = text.split(".");
	if (!/^-?\d{1,10}$/.test(available)) throw new DomainError("invalid_input", say.badPage({ value: text }));
	return { available: Number(available), itemId: parsePageKey(id) };
}
