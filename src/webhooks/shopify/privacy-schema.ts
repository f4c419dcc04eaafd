import { z } from "zod";
import { digits, label } from "../fields.ts";

/** What Shopify's mandatory privacy topics post (shopify.dev, "Privacy law compliance"); either list of orders stands alone. */
export const privacySchema = z.object({
	customer: z
		.object({ id: digits.nullish(), email: label(320).nullish() })
		.nullish()
		.catch(null),
	orders_requested: z.array(digits).max(10_000).nullish(),
	orders_to_redact: z.array(digits).max(10_000).nullish(),
});
