import { z } from "zod";

/** What every notification is wrapped in (developer.ebay.com, Notification API, "MetaData" and "Notification"); `data` is the topic's own. */
export const notificationSchema = z.object({ notification: z.object({ data: z.record(z.string(), z.unknown()) }) });
