import type { Marketplace } from "../marketplace.ts";
import { accountOfSquare } from "./account.ts";
import { identifySquare } from "./identify.ts";
import { parseSquare } from "./parse.ts";
import { verifySquare } from "./verify.ts";

export const square: Marketplace = { name: "square", verify: verifySquare, account: accountOfSquare, identify: identifySquare, parse: parseSquare };
