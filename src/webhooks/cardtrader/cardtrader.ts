import type { Marketplace } from "../marketplace.ts";
import { identifyCardTrader } from "./identify.ts";
import { parseCardTrader } from "./parse.ts";
import { verifyCardTrader } from "./verify.ts";

export const cardtrader: Marketplace = { name: "cardtrader", verify: verifyCardTrader, identify: identifyCardTrader, parse: parseCardTrader };
