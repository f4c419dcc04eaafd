import { z } from "zod";
import { TOPICS } from "./topics.ts";

/** What a channel is told of, and when: nothing at all is a channel that never asked. */
export const channelNewsSchema = z.strictObject({
	topics: z.array(z.enum(TOPICS)),
	/** "22:00-08:00" in the shop's timezone. */
	quietHours: z
		.string()
		.regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/)
		.nullable(),
	/** "08:00" in the shop's timezone: when the day before is summed up. */
	digestAt: z
		.string()
		.regex(/^([01]\d|2[0-3]):[0-5]\d$/)
		.nullable(),
});

export type ChannelNews = z.output<typeof channelNewsSchema>;
