import { z } from "zod";
import { ERROR_POLICIES, operationChangeSchema, operationSourceSchema } from "../operations/bulk-operation.ts";

/** A schedule as its row keeps it, with its JSON checked. */
export const bulkScheduleSchema = z.object({
	id: z.string(),
	number: z.int(),
	source: operationSourceSchema,
	change: operationChangeSchema,
	errorPolicy: z.enum(ERROR_POLICIES),
	/** As it was typed. */
	timing: z.string(),
	/** When it runs next; null while it is paused and when it is over. */
	nextAt: z.date().nullable(),
	pausedAt: z.date().nullable(),
	endedAt: z.date().nullable(),
	/** Each run waits for a confirmation. */
	asks: z.boolean(),
	workspaceId: z.string(),
	channelId: z.string(),
	/** As whom it runs. */
	personId: z.string(),
});

export type BulkSchedule = z.output<typeof bulkScheduleSchema>;
export type ScheduleState = "on" | "paused" | "ended";

export function scheduleState({ pausedAt, endedAt }: Pick<BulkSchedule, "pausedAt" | "endedAt">): ScheduleState {
	return endedAt ? "ended" : pausedAt ? "paused" : "on";
}
