import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { type DescribedPricesOut, describePricesOut } from "../describe-prices-out.ts";
import { marketplaceTitle } from "../marketplaces.ts";
import { PRICED_MARKETPLACES } from "../priced-marketplaces.ts";
import { type PricesOut, pricesOutSchema } from "../prices-out.ts";
import { getPricesOut } from "../selectors/get-prices-out.ts";
import { markPrices } from "./mark-prices.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	settings: pricesOutSchema,
	/** For an undo: only if they are still so. */
	seen: pricesOutSchema.optional(),
});

interface Set {
	number: number;
	settings: DescribedPricesOut;
	/** Listings whose price is pushed now. */
	marked: number;
	/** Null when it was so already, and then nothing was written. */
	changeNumber: bigint | null;
}

/**
 * Turns the pushing of prices to a connection on or off, or changes how they are made. What costs something else by that is pushed.
 * @throws DomainError not_found; conflict when its marketplace has no way to set prices that we know, has no keys, or the settings are others than were seen
 */
export async function setPrices(scope: VendorScope<"market.manage" | "market.read">, input: z.input<typeof inputSchema>): Promise<Set> {
	const { connectionId, settings, seen } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const { number, marketplace, hasCredentials, settings: before } = await getPricesOut(scope, { connectionId });
	if (seen && !isSame(before, seen)) throw new DomainError("conflict", say.pricesMoved({ connection: number }));
	const { currency } = await getVendor(scope);
	const described = describePricesOut(settings, currency);
	if (isSame(before, settings)) return { number, settings: described, marked: 0, changeNumber: null };
	if (settings.on && !before.on) {
		const title = marketplaceTitle(marketplace);
		if (!PRICED_MARKETPLACES.includes(marketplace)) throw new DomainError("conflict", say.pricesUnknown({ marketplace: title }));
		if (!hasCredentials) throw new DomainError("conflict", say.pushNeedsKeys({ connection: number, marketplace: title }));
		// What was acknowledged when they were pushed before says nothing of today: from now on counts what was seen there last. What waited then is due, for it may just be on its way there.
		await scope.write.$executeRaw`
			UPDATE listing SET acked_price_minor = seen_price_minor, price_due_at = least(price_due_at, ${now}::timestamptz), price_attempts = 0, price_error = NULL
			WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid
				AND (acked_price_minor IS DISTINCT FROM seen_price_minor OR price_due_at IS NOT NULL OR price_error IS NOT NULL)`;
	}
	if (!settings.on) await scope.write.pushMark.deleteMany({ where: { vendorId, connectionId, kind: "price" } });
	const { on, ...rule } = settings;
	await scope.write.connection.updateMany({ where: { vendorId, id: connectionId }, data: { pricesOn: on, priceRule: isPlain(settings) ? {} : rule } });
	const marked = await markPrices(scope, { connectionId });
	const changeNumber = await recordAudit(scope, {
		action: seen ? "undo-set-prices" : "set-prices",
		subjectKind: "connection",
		subjectId: connectionId,
		before: { prices: say.pricesWords(describePricesOut(before, currency)) },
		after: { prices: say.pricesWords(described), number },
		...(!seen && { inverse: { kind: "prices-out" as const, connectionId, seen: settings, restore: before } }),
	});
	return { number, settings: described, marked, changeNumber };
}

function isSame(one: PricesOut, other: PricesOut): boolean {
	return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** The item's price as it is, which is kept as it was before anybody said anything. */
const isPlain = ({ markup, round }: PricesOut) => round === null && (markup.by === "percent" ? markup.ppm === 0 : BigInt(markup.minor) === 0n);

const sorted = ({ on, markup, round }: PricesOut) => [on, markup.by, markup.by === "percent" ? markup.ppm : markup.minor, round?.step, round?.ending];
