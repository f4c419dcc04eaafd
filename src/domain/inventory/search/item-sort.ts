/** In what order items are listed: the best fit, the price either way, by title, the newest first, the most available first. */
export const ITEM_SORTS = ["relevance", "price", "-price", "title", "newest", "stock"] as const;
export type ItemSort = (typeof ITEM_SORTS)[number];
