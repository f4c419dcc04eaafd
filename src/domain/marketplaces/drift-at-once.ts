/** Listings that one decision goes through: each is a movement of stock, or a line to count. */
export const DRIFT_AT_ONCE = 500;
