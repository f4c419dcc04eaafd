import type { Marketplace } from "../marketplace.ts";
import { identifyShopify } from "./identify.ts";
import { parseShopify } from "./parse.ts";
import { verifyShopify } from "./verify.ts";

/** X-Shopify-Shop-Domain names the shop on whose behalf an app's one address is called (shopify.dev, "Webhooks: headers"). */
const account: Marketplace["account"] = ({ header }) => header("x-shopify-shop-domain")?.trim().toLowerCase() || null;

export const shopify: Marketplace = { name: "shopify", verify: verifyShopify, account, identify: identifyShopify, parse: parseShopify };
