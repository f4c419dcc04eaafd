import { z } from "zod";
import { count, digits } from "../fields.ts";
import { ebayOrderSchema } from "./order-schema.ts";

const state = z.string().nullish().catch(null);

/** The part of a return that we use (developer.ebay.com, Post-Order API, "ReturnSummaryType" and "ReturnResponseHistoryType"), with its order: our client's answer. */
export const ebayReturnSchema = z.object({
	summary: z.object({
		returnId: digits,
		state,
		status: state,
		creationInfo: z.object({
			item: z.object({ itemId: digits.nullish(), transactionId: digits.nullish(), returnQuantity: count.nullish() }),
		}),
	}),
	/** What was done so far; only asked for when the state no longer tells whether the parcel came. */
	history: z
		.array(z.object({ fromState: state, toState: state }))
		.max(5000)
		.nullish(),
	order: ebayOrderSchema,
});

export type EbayReturn = z.output<typeof ebayReturnSchema>;
