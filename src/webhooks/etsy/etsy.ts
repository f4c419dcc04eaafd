import type { Marketplace } from "../marketplace.ts";
import { accountOfEtsy } from "./account.ts";
import { identifyEtsy } from "./identify.ts";
import { parseEtsy } from "./parse.ts";
import { verifyEtsy } from "./verify.ts";

export const etsy: Marketplace = { name: "etsy", verify: verifyEtsy, account: accountOfEtsy, identify: identifyEtsy, parse: parseEtsy };
