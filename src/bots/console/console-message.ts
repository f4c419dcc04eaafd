import { isAbsolute } from "node:path";
import { z } from "zod";
import { consoleSays } from "./messages.ts";

/** The body of `POST /console/messages`. */
export const consoleMessage = z.object({
	text: z.string(),
	/** Where relative paths of `file:` start. */
	cwd: z.string().refine(isAbsolute, consoleSays.relativeFolder()).optional(),
	/** A file that the page sends along, its content in base64. */
	file: z.object({ name: z.string().min(1).max(255), content: z.string() }).optional(),
});

export type ConsoleMessage = z.output<typeof consoleMessage>;
