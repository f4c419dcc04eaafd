import type { OrderEvent } from "../order-event.ts";

/** Whether what a marketplace said of a whole order still holds: no later picture of the living order took it back. What has no time is never taken back. */
export function stands({ happenedAt, undoneAt }: Pick<OrderEvent, "happenedAt" | "undoneAt">, aliveAt: Date | null): boolean {
	return undoneAt === null && (happenedAt === null || aliveAt === null || happenedAt >= aliveAt);
}
