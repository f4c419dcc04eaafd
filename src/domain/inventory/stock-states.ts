/** How many copies are available: some, none, no more than the threshold (none is low too), or never mind. */
export const STOCK_STATES = ["in", "out", "low", "any"] as const;
