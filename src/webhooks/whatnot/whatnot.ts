import type { Marketplace } from "../marketplace.ts";
import { identifyWhatnot } from "./identify.ts";
import { verifyWhatnot } from "./verify.ts";

/**
 * Whatnot's deliveries are checked and kept, and act on nothing. An order's (developers.whatnot.com, "orders.created" and the model Order) has its id, state
 * and amounts, and none of its items: those are in GET /orders/{order_id}/items alone, whose fields we have found in no public document, as we have not
 * those of products. A delivery has the seller's id, but what we could read of the page ("The ID of the seller the event belongs to") leaves out its name. A sale without its copies would hold no stock and look as if it did. Kept deliveries can be
 * replayed once they can be read.
 */
export const whatnot: Marketplace = { name: "whatnot", verify: verifyWhatnot, identify: identifyWhatnot, parse: () => [] };
