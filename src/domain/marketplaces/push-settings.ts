import { z } from "zod";

/** Whether a connection is pushed to, and how much of what is available it shows. */
export const pushSettingsSchema = z.strictObject({
	on: z.boolean(),
	/** Of what is available, rounded down. */
	percentage: z.int().min(1).max(100),
	/** Copies that are kept back after that. */
	buffer: z.int().min(0).max(1_000_000),
	/** The most copies that one listing shows; null: all of them. */
	max: z.int().min(1).max(1_000_000).nullable(),
	/** With so many available, or fewer, it shows none. */
	end: z.int().min(0).max(1_000_000),
});

export type PushSettings = z.output<typeof pushSettingsSchema>;
