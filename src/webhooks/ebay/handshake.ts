import { createHash } from "node:crypto";
import type { Marketplace } from "../marketplace.ts";

/** eBay's codes are 36 to 64 characters. */
const LONGEST_CODE = 200;

/**
 * eBay asks whether an address is ours when a destination is made or changed: `GET ?challenge_code=…`, answered by the SHA-256 of the code, the
 * verification token and the address, in this order (developer.ebay.com, "Marketplace account deletion"; the SDK's generateChallengeResponse). The
 * token is our newest secret.
 */
export const ebayHandshake: NonNullable<Marketplace["handshake"]> = ({ method, query, secrets, url }) => {
	const code = query.get("challenge_code") ?? "";
	const [token] = secrets;
	if (method !== "GET" || code === "" || code.length > LONGEST_CODE || token === undefined) return null;
	const challengeResponse = createHash("sha256").update(code).update(token).update(url).digest("hex");
	return { type: "json", body: JSON.stringify({ challengeResponse }) };
};
