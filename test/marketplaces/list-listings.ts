import type { MarketplaceListing } from "../../src/domain/marketplaces/marketplace-listing.ts";
import type { ListingPage, MarketplaceClient } from "../../src/marketplaces/client.ts";

interface Listed {
	pages: ListingPage[];
	listings: MarketplaceListing[];
}

/** Reads all that a client lists. `fresh` opens a new client for each page, as another process would after a kill; `between` is called after each. */
export async function listListings(
	open: () => MarketplaceClient,
	{
		shopCurrency = "USD",
		fresh = false,
		between = async () => {},
	}: { shopCurrency?: string; fresh?: boolean; between?: (page: ListingPage & { number: number }) => Promise<void> } = {},
): Promise<Listed> {
	const pages: ListingPage[] = [];
	let client = open();
	for (let from: string | null | undefined; from !== null; ) {
		let last: string | null = null;
		for await (const page of client.listListings?.({ shopCurrency, from: from ?? null }) ?? []) {
			pages.push(page);
			last = page.next;
			await between({ ...page, number: pages.length });
			if (fresh) break;
		}
		from = last;
		client = open();
	}
	return { pages, listings: pages.flatMap(({ listings }) => listings) };
}
