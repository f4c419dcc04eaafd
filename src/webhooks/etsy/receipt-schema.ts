import { z } from "zod";
import { count, digits, label } from "../fields.ts";
import { etsyMoney } from "./etsy-money.ts";

/** Unix seconds. */
const moment = z
	.string()
	.regex(/^\d{1,12}$/)
	.nullish()
	.catch(null);

const transaction = z.object({
	transaction_id: digits,
	listing_id: digits.nullish().catch(null),
	/** The variant of the listing that was bought. */
	product_id: digits.nullish().catch(null),
	sku: label(500).nullish().catch(null),
	title: label(1000).nullish().catch(null),
	quantity: count,
	/** Each. */
	price: etsyMoney.nullish().catch(null),
	shipped_timestamp: moment,
});

/** The part of Etsy's receipt that we use (developers.etsy.com, "ShopReceipt"); what can't be read of the buyer loses no sale. */
export const receiptSchema = z.object({
	receipt_id: digits,
	status: z.string().nullish(),
	is_paid: z.boolean().nullish(),
	is_shipped: z.boolean().nullish(),
	created_timestamp: moment,
	buyer_user_id: digits.nullish().catch(null),
	buyer_email: label(320).nullish().catch(null),
	name: label(200).nullish().catch(null),
	country_iso: label(10).nullish().catch(null),
	state: label(100).nullish().catch(null),
	transactions: z.array(transaction).max(5000),
});

export type Receipt = z.output<typeof receiptSchema>;
