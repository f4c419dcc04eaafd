import { isAbsolute } from "node:path";
import { z } from "zod";
import { consoleSays } from "./messages.ts";

/** The body of `POST /console/messages`. */
export const consoleMessage = z.object({
	text: z.string(),
	/** Where relative paths of `file:` start. */
	cwd: z
		.string()
		.refine(isAbsolute, { error: () => consoleSays.relativeFolder() })
		.optional(),
	/** A file that the page sends along, its content in base64. */
	file: z.object({ name: z.string().min(1).max(255), content: z.string() }).optional(),
	/** What was filled into a form's fields, by option; the text is the form's command. */
	values: z.record(z.string(), z.string()).optional(),
	/** An admin of the platform runs the command in a shop of their choice: by its name or id, for a reason, as "<surface>:<externalId>". */
	open: z
		.object({
			shop: z.string().min(1).max(100),
			reason: z.string().max(500, { error: () => consoleSays.longReason() }),
			as: z
				.string()
				.regex(/^[a-z]+:\S+$/)
				.transform((typed) => ({ surface: typed.slice(0, typed.indexOf(":")), externalId: typed.slice(typed.indexOf(":") + 1) }))
				.optional(),
		})
		.optional(),
});

export type ConsoleMessage = z.output<typeof consoleMessage>;
