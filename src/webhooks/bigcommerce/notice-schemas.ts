import { z } from "zod";
import { digits } from "../fields.ts";

/** What a delivery carries: the kind and the id of a thing, never the thing (docs.bigcommerce.com, "Webhook Events"). */
export const orderNotice = z.object({ data: z.object({ id: digits }) });
export const shipmentNotice = z.object({ data: z.object({ orderId: digits }) });
export const productNotice = z.object({ data: z.object({ id: digits }) });
/** A change of a SKU names its variant under `sku`, a change of its stock under `inventory`. */
export const skuNotice = z.object({ data: z.object({ sku: z.object({ product_id: digits, variant_id: digits }) }) });
export const skuStockNotice = z.object({ data: z.object({ inventory: z.object({ product_id: digits }) }) });
