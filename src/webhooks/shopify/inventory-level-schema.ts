import { z } from "zod";
import { digits } from "../fields.ts";

/** The part of Shopify's inventory level that we use (shopify.dev, REST "InventoryLevel"). */
export const inventoryLevelSchema = z.object({
	inventory_item_id: digits,
	/** Null where the stock is not tracked. */
	available: z
		.string()
		.regex(/^-?\d{1,9}$/)
		.transform(Number)
		.nullish(),
	updated_at: z.string().nullish(),
});
