import type { Marketplace } from "../marketplace.ts";
import { answerWooCommercePing } from "./answer-ping.ts";
import { identifyWooCommerce } from "./identify.ts";
import { parseWooCommerce } from "./parse.ts";
import { verifyWooCommerce } from "./verify.ts";

export const woocommerce: Marketplace = {
	name: "woocommerce",
	verify: verifyWooCommerce,
	handshake: answerWooCommercePing,
	identify: identifyWooCommerce,
	parse: parseWooCommerce,
};
