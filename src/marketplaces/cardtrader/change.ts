import { decimalMoney } from "../../domain/core/money.ts";
import type { JobWishes } from "../client.ts";

/** What is changed of a product (cardtrader.com/docs/api/full/reference, "Update"). */
export interface Change {
	readonly listingId: string;
	readonly externalId: string;
	readonly fields: { readonly quantity: number } | { readonly price: number };
	/** Of a price. */
	readonly currency?: string;
}

/** Changes of products; a price is a number in the seller's currency, and not in cents. */
export function toChanges(wished: JobWishes): Change[] {
	if (wished.kind === "stock") return wished.wishes.map(({ listingId, externalId, quantity }) => ({ listingId, externalId, fields: { quantity } }));
	const { currency } = wished;
	return wished.wishes.map(({ listingId, externalId, priceMinor }) => {
		return { listingId, externalId, fields: { price: Number(decimalMoney(priceMinor, currency)) }, currency };
	});
}
