/** Which till may book the sales over the counter: our own, or a marketplace's, which then tells us of them. */
export const TILLS = ["omni", "shopify", "square"] as const;
export type Till = (typeof TILLS)[number];
