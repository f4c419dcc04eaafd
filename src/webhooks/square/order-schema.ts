import { z } from "zod";
import { label } from "../fields.ts";
import { variationSchema } from "./catalog-schema.ts";
import { begun, money, squareId, whole } from "./square-fields.ts";

const line = z.object({
	uid: squareId,
	name: label(500).nullish(),
	variation_name: label(400).nullish(),
	catalog_object_id: squareId.nullish().catch(null),
	quantity: begun,
	base_price_money: money.nullish().catch(null),
	total_tax_money: money.nullish().catch(null),
	total_discount_money: money.nullish().catch(null),
});

const fulfillment = z.object({
	/** PROPOSED, RESERVED, PREPARED, COMPLETED, CANCELED or FAILED. */
	state: z.string().nullish(),
	/** ALL, or ENTRY_LIST with the entries that it is for. */
	line_item_application: z.string().nullish(),
	entries: z
		.array(z.object({ line_item_uid: squareId, quantity: begun }))
		.max(5000)
		.nullish(),
	shipment_details: z
		.object({
			recipient: z.object({
				address: z.object({ country: label(10).nullish(), administrative_district_level_1: label(100).nullish() }).nullish(),
			}),
		})
		.nullish()
		.catch(null),
});

/** Lines of an earlier order that came back: they stand in an order of their own. */
const returned = z.object({
	uid: squareId.nullish(),
	source_order_id: squareId.nullish(),
	return_line_items: z
		.array(z.object({ source_line_item_uid: squareId.nullish(), quantity: whole }))
		.max(5000)
		.nullish(),
});

/** An order as our client puts it together: the order (developer.squareup.com, "Order") and the catalogue's variations that its lines name. */
export const squareOrderSchema = z.object({
	order: z.object({
		id: squareId,
		reference_id: label(200).nullish(),
		customer_id: label(100).nullish().catch(null),
		state: z.string().nullish(),
		location_id: squareId.nullish().catch(null),
		created_at: z.string().nullish(),
		updated_at: z.string().nullish(),
		closed_at: z.string().nullish(),
		line_items: z.array(line).max(5000).nullish(),
		fulfillments: z.array(fulfillment).max(1000).nullish(),
		returns: z.array(returned).max(100).nullish(),
		tenders: z.array(z.unknown()).nullish().catch(null),
		total_money: money.nullish().catch(null),
		net_amount_due_money: money.nullish().catch(null),
	}),
	variations: z.array(variationSchema.nullable().catch(null)).max(5000),
});

export type SquareOrder = z.output<typeof squareOrderSchema>;
