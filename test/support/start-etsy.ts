import { serve, type WireAnswer } from "./emulator/serve.ts";
import { type EtsyReceipt, etsyReceipt } from "./etsy.ts";
import { writeExact } from "./write-exact.ts";

/** Etsy's API for one shop: receipts, listings, access tokens for a refresh token; refuses other keys and tokens. */
export async function startEtsy({ shop, key, refreshToken }: { shop: string; key: string; refreshToken: string }) {
	const receipts = new Map<string, EtsyReceipt>();
	const listings = new Map<string, object>();
	const asked: string[] = [];
	const ok = (body: object): WireAnswer => ({ status: 200, bytes: Buffer.from(writeExact(body)), headers: { "content-type": "application/json" } });

	const server = await serve(async ({ method, path, query, headers, raw }) => {
		asked.push(`${method} ${path}`);
		if (path === "/v3/public/oauth/token") {
			const form = new URLSearchParams(raw.toString());
			const isRight = form.get("grant_type") === "refresh_token" && form.get("client_id") === "key" && form.get("refresh_token") === refreshToken;
			return isRight
				? ok({ access_token: "access", token_type: "Bearer", expires_in: 3600, refresh_token: refreshToken })
				: { status: 400, json: { error: "invalid_grant" } };
		}
		if (headers["x-api-key"] !== key || headers.authorization !== "Bearer access") return { status: 401, json: { error: "invalid_token" } };
		const listing = listings.get(/^\/v3\/application\/listings\/(\d+)$/.exec(path)?.[1] ?? "");
		if (listing) return ok(listing);
		if (path === `/v3/application/shops/${shop}/receipts`) {
			const [from, limit, offset] = ["min_last_modified", "limit", "offset"].map((name) => Number(query.get(name)));
			const changed = [...receipts.values()]
				.map(etsyReceipt)
				.filter(({ updated_timestamp }) => updated_timestamp >= (from ?? 0))
				.sort((one, other) => one.updated_timestamp - other.updated_timestamp);
			return ok({ count: changed.length, results: changed.slice(offset ?? 0, (offset ?? 0) + (limit ?? 25)) });
		}
		const [, of, id = ""] = /^\/v3\/application\/shops\/(\d+)\/receipts\/(\d+)$/.exec(path) ?? [];
		const receipt = of === shop ? receipts.get(id) : undefined;
		return receipt ? ok(etsyReceipt(receipt)) : { status: 404, json: { error: "Resource not found" } };
	});
	return { ...server, receipts, listings, asked };
}
