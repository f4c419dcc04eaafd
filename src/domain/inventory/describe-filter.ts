import { say } from "../core/messages/say.ts";
import { formatMoney } from "../core/money.ts";
import type { ItemFilter } from "./item-filter-schema.ts";

/** A filter in words, with prices in the vendor's currency; "" for one that lets all through. */
export function describeFilter(filter: ItemFilter, { currency, locale }: { currency: string; locale: string }): string {
	const { price, location, archived: _, ...parts } = filter;
	const money = (minor: string | undefined) => (minor === undefined ? undefined : formatMoney(BigInt(minor), currency, locale));
	return say.filterWords({ ...parts, location: location?.name, from: money(price?.from), to: money(price?.to) });
}
