import type { MarketFacts } from "./open-bench-market.ts";

/** SKUs that are set; their offers are asked for so many at once. */
const SAMPLE = 500;
const AT_ONCE = 5;

/**
 * eBay has a limit for a day and none for a second: listings a second by a plain program with nothing around its calls, which asks for the offer of each SKU
 * and sets 25 at once.
 */
export async function measureBareEbay({ url, credentials: { key, keysecret, token = "" }, listed }: MarketFacts): Promise<number> {
	const minted = await fetch(`${url}/identity/v1/oauth2/token`, {
		method: "POST",
		headers: { authorization: `Basic ${Buffer.from(`${key}:${keysecret}`).toString("base64")}` },
		body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: token }),
	});
	const { access_token } = (await minted.json()) as { access_token: string };
	const headers = { authorization: `Bearer ${access_token}`, "content-type": "application/json" };
	const count = Math.min(SAMPLE, listed.length);
	const begun = performance.now();
	for (let from = 0; from < count; from += 25) {
		const batch = listed.slice(from, Math.min(from + 25, count));
		for (let at = 0; at < batch.length; at += AT_ONCE) {
			const asked = batch.slice(at, at + AT_ONCE).map(({ sku }) => fetch(`${url}/sell/inventory/v1/offer?sku=${sku}`, { headers }));
			for (const answer of await Promise.all(asked)) await answer.arrayBuffer();
		}
		const requests = batch.map(({ sku, stockId }) => ({ sku, offers: [{ offerId: stockId, availableQuantity: 50 }] }));
		const set = await fetch(`${url}/sell/inventory/v1/bulk_update_price_quantity`, { method: "POST", headers, body: JSON.stringify({ requests }) });
		if (set.status !== 200) throw new Error(`eBay answers ${set.status}.`);
		await set.arrayBuffer();
	}
	return count / ((performance.now() - begun) / 1_000);
}
