import type { ShopSettings } from "../../vendors/selectors/get-settings.ts";
import type { PlanTally } from "./plan-tally.ts";

/** A limit of the shop's that a plan passes. Value in minor units. */
export type GuardRail =
	| { kind: "rows"; rows: number; limit: number }
	| { kind: "percent"; rows: number; limit: number }
	| { kind: "value"; moved: bigint; limit: bigint };

type Limits = Pick<ShopSettings, "bulkMaxRows" | "bulkMaxPercent" | "bulkMaxValueMinor">;

/** The limits that a plan passes: one member alone must not start it. */
export function passedGuardRails(tally: PlanTally, { bulkMaxRows, bulkMaxPercent, bulkMaxValueMinor }: Limits): GuardRail[] {
	const passed: GuardRail[] = [];
	if (bulkMaxRows !== null && tally.rows > bulkMaxRows) passed.push({ kind: "rows", rows: tally.rows, limit: bulkMaxRows });
	if (bulkMaxPercent !== null && tally.overPercent > 0) passed.push({ kind: "percent", rows: tally.overPercent, limit: bulkMaxPercent });
	const difference = BigInt(tally.valueAfter) - BigInt(tally.valueBefore);
	const moved = difference < 0n ? -difference : difference;
	if (bulkMaxValueMinor !== null && moved > bulkMaxValueMinor) passed.push({ kind: "value", moved, limit: bulkMaxValueMinor });
	return passed;
}
