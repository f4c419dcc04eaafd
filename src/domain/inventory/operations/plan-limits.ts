import { z } from "zod";
import type { ShopSettings } from "../../vendors/selectors/get-settings.ts";

/** The shop's settings that a plan was made under: with others it would be another plan. */
export const planLimitsSchema = z.strictObject({
	/** A price that moves by more is counted. */
	percent: z.int().nullable(),
	/** No rule sets a price below; minor units, as a string. */
	floor: z.string().regex(/^\d+$/).nullable(),
	/** A market price older than so many days is none. */
	marketDays: z.int().default(7),
});

export type PlanLimits = z.output<typeof planLimitsSchema>;

export function planLimits({
	bulkMaxPercent,
	priceFloorMinor,
	marketDays,
}: Pick<ShopSettings, "bulkMaxPercent" | "priceFloorMinor" | "marketDays">): PlanLimits {
	return { percent: bulkMaxPercent, floor: priceFloorMinor?.toString() ?? null, marketDays };
}
