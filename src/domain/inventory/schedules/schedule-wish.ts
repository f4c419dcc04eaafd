import { z } from "zod";

/** When a bulk change is to run by itself, and where its previews go. */
export const scheduleWishSchema = z.strictObject({
	/** "2026-12-01 06:00", "every day 06:00", in the shop's timezone. */
	timing: z.string().max(200),
	/** Each run waits for a confirmation. */
	asks: z.boolean(),
	workspaceId: z.uuid(),
	channelId: z.string().min(1).max(200),
});

export type ScheduleWish = z.output<typeof scheduleWishSchema>;
