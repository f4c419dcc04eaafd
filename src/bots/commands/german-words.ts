import { bulk } from "./german-words/bulk.ts";
import { items } from "./german-words/items.ts";
import { market } from "./german-words/market.ts";
import { orders } from "./german-words/orders.ts";
import { shop } from "./german-words/shop.ts";
import type { Words } from "./words.ts";

/** What the commands say of themselves, in German. Words that several share stand where the first of them is. */
export const GERMAN_WORDS: Words = { ...items, ...bulk, ...orders, ...market, ...shop };
