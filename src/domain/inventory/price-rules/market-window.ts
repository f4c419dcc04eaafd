import type { PlanLimits } from "../operations/plan-limits.ts";

const DAY = 24 * 3_600_000;

/** Of when a market price must be, both ends included, to make a price by it. */
export interface MarketWindow {
	since: Date;
	until: Date;
}

/** The shop's days up to now: what lies ahead is a mistake, and would count for as long as it does. */
export function marketWindow(now: Date, { marketDays }: Pick<PlanLimits, "marketDays">): MarketWindow {
	return { since: new Date(now.getTime() - marketDays * DAY), until: now };
}
