import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney } from "../../domain/core/money.ts";
import { maySeeCost } from "../../domain/core/permissions/may-see-cost.ts";
import { findCoverImage } from "../../domain/inventory/selectors/find-cover-image.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { listLevels } from "../../domain/inventory/selectors/list-levels.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { itemShowFields } from "./item-show-fields.ts";
import { text } from "./option.ts";
import { quoteValue } from "./quote-value.ts";
import { type PictureShelf, showPicture } from "./show-picture.ts";

export const itemShow = (shelf: PictureShelf) =>
	defineCommand({
		name: "item show",
		summary: "Show one item with its price, stock and attributes",
		examples: ["/item show PKM-SWSH10.5-055-H-NM"],
		input: z.strictObject({ sku: text("The item's SKU", { suggest: "sku" }) }),
		needs: ["inventory.read"],
		audience: "private",
		async run(scope, { sku }) {
			const vendor = await getVendor(scope);
			const item = await getItemBySku(scope, { sku });
			const levels = await listLevels(scope, { itemId: item.id });
			const cover = await findCoverImage(scope, { itemId: item.id });
			const price = formatMoney(item.priceMinor, vendor.currency, vendor.locale);
			const typed = quoteValue(item.sku);
			return {
				title: item.title,
				text: say.itemText({ sku: item.sku, title: item.title, available: item.onHand - item.committed, price }),
				fields: itemShowFields(item, { levels, vendor, seesCost: maySeeCost(scope) }),
				...(cover && (await showPicture(cover, shelf))),
				actions: [
					{ label: say.historyLabel(), command: `/price history ${typed}`, style: "secondary" },
					{ label: say.editLabel(), command: `/item edit ${typed} seen:${item.version}`, style: "secondary" },
				],
				audience: "private",
			};
		},
	});
