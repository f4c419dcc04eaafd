import type { Marketplace } from "../marketplace.ts";
import { ebayHandshake } from "./handshake.ts";
import { identifyEbay } from "./identify.ts";
import { parseEbay } from "./parse.ts";
import { ebayKeyId, verifyEbay } from "./verify.ts";

export const ebay: Marketplace = {
	name: "ebay",
	verify: verifyEbay,
	keyId: ebayKeyId,
	handshake: ebayHandshake,
	identify: identifyEbay,
	parse: parseEbay,
};
