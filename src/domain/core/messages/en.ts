import { bulk } from "./bulk.ts";
import { grammar } from "./grammar.ts";
import { inventory } from "./inventory.ts";
import { market } from "./market.ts";
import { shop } from "./shop.ts";
import { surfaces } from "./surfaces.ts";

/** Every text that a person reads, in English. Functions, so that a missing value is a compile error. */
export const say = { ...grammar, ...shop, ...inventory, ...bulk, ...market, ...surfaces };
