import type { Marketplace } from "../marketplace.ts";
import { accountOfBigCommerce } from "./account.ts";
import { identifyBigCommerce } from "./identify.ts";
import { parseBigCommerce } from "./parse.ts";
import { verifyBigCommerce } from "./verify.ts";

export const bigcommerce: Marketplace = {
	name: "bigcommerce",
	verify: verifyBigCommerce,
	account: accountOfBigCommerce,
	identify: identifyBigCommerce,
	parse: parseBigCommerce,
};
