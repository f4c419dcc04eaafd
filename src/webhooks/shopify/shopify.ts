import type { Marketplace } from "../marketplace.ts";
import { identifyShopify } from "./identify.ts";
import { parseShopify } from "./parse.ts";
import { verifyShopify } from "./verify.ts";

export const shopify: Marketplace = { name: "shopify", verify: verifyShopify, identify: identifyShopify, parse: parseShopify };
