import { z } from "zod";
import { squareId } from "./square-fields.ts";

/** An order event carries the order's id and not the order (developer.squareup.com, "order.created", "order.updated", "order.fulfillment.updated"). */
const named = z.object({ order_id: squareId });
export const orderNotice = z
	.object({
		data: z.object({
			id: squareId.nullish(),
			object: z.object({ order_created: named.nullish(), order_updated: named.nullish(), order_fulfillment_updated: named.nullish() }).nullish(),
		}),
	})
	.transform(({ data: { id, object } }) => (object?.order_created ?? object?.order_updated ?? object?.order_fulfillment_updated)?.order_id ?? id)
	.pipe(squareId);

/** A payment or refund is there whole; of it we use which order it is for ("payment.updated", "refund.updated"). */
const forOrder = z.object({ order_id: squareId.nullish() });
export const moneyNotice = z.object({ data: z.object({ object: z.object({ payment: forOrder.nullish(), refund: forOrder.nullish() }).nullish() }) });

/** That the catalogue changed, and when ("catalog.version.updated"). */
export const catalogNotice = z
	.object({ data: z.object({ object: z.object({ catalog_version: z.object({ updated_at: z.iso.datetime({ offset: true }) }) }) }) })
	.transform(({ data }) => data.object.catalog_version.updated_at);

/** The counts of one location each ("inventory.count.updated"). */
export const countNotice = z.object({
	data: z.object({
		object: z
			.object({
				inventory_counts: z
					.array(z.object({ catalog_object_id: squareId, catalog_object_type: z.string().nullish(), state: z.string().nullish() }))
					.max(5000)
					.nullish(),
			})
			.nullish(),
	}),
});
