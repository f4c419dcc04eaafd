import type { PlanLimits } from "./plan-limits.ts";

const DAY = 24 * 3_600_000;

/** Since when a market price must be, to make a price by it. */
export function marketSince(now: Date, { marketDays }: Pick<PlanLimits, "marketDays">): Date {
	return new Date(now.getTime() - marketDays * DAY);
}
