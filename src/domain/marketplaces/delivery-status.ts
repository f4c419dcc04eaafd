export const DELIVERY_STATUSES = ["received", "processing", "done", "failed", "dead", "ignored"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];
