/** What a channel can ask to be told of as it happens. */
export const TOPICS = ["sales", "low-stock", "bulk", "errors"] as const;
export type Topic = (typeof TOPICS)[number];
