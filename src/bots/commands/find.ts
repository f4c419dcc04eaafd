import { z } from "zod";
import { say } from "../../domain/core/messages/en.ts";
import { formatMoney } from "../../domain/core/money.ts";
import { CATEGORIES, shortCondition } from "../../domain/inventory/categories.ts";
import { listItems } from "../../domain/inventory/selectors/list-items.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalInteger, optionalText } from "./option.ts";
import { quoteValue } from "./quote-value.ts";

const PAGE_SIZE = 15;

export const find = defineCommand({
	name: "find",
	summary: "Look for items by words, category or condition",
	examples: ["/find charizard", "/find snorlax condition:NM category:tcg-single"],
	input: z.strictObject({
		words: optionalText("Words of the title, set, number or SKU", { positional: true, rest: true, suggest: "sku" }),
		category: optionalChoice("One category only", CATEGORIES),
		condition: optionalText("A condition's name or abbreviation: NM, LP, CIB"),
		page: optionalInteger("Which page of the results", { min: 1, max: 100_000 }),
	}),
	needs: ["inventory.read"],
	audience: "private",
	async run(scope, { words = "", category, condition, page = 1 }) {
		const vendor = await getVendor(scope);
		const { items, total } = await listItems(scope, { filter: { words, category, condition }, page, pageSize: PAGE_SIZE });
		if (total === 0) return { text: [say.findNone({ words }), say.findNoneHint()].join("\n"), audience: "private" };
		const filters = [words && quoteValue(words), category && `category:${category}`, condition && `condition:${quoteValue(condition)}`]
			.filter(Boolean)
			.join(" ");
		return {
			text: say.found({ count: total, shown: items.length }),
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
			actions: total > page * PAGE_SIZE ? [{ label: say.nextPage(), command: `/find ${filters} page:${page + 1}`.replace("  ", " "), style: "secondary" }] : [],
			audience: "private",
		};
	},
});

/** The title with what tells printings and releases apart. */
function describe({ title, attributes }: { title: string; attributes: Record<string, string> }): string {
	const { set_name, collector_number, finish, platform, region } = attributes;
	const details = [set_name, collector_number, finish === "nonfoil" ? "" : finish, platform, region].filter(Boolean).join(" ");
	return details ? `${title} · ${details}` : title;
}
