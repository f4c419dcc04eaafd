import type { Language } from "../../core/messages/languages.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

interface ShopBasics {
	id: string;
	name: string;
	/** ISO 4217. */
	currency: string;
	/** IANA. */
	timezone: string;
	/** BCP 47: how amounts and dates are written. */
	locale: string;
	/** What is said to the whole shop. */
	language: Language;
	demo: boolean;
}

/** The scope's vendor. */
export async function getVendor(scope: ReadScope): Promise<ShopBasics> {
	const vendor = await scope.read.vendor.findUniqueOrThrow({
		where: { id: scope.vendorId },
		select: { id: true, name: true, currency: true, timezone: true, locale: true, language: true, demo: true },
	});
	// A constraint of the table holds it to these.
	return { ...vendor, language: vendor.language as Language };
}
