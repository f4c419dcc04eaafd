import { z } from "zod";
import { say } from "../../core/messages/say.ts";

/** What a saved mapping is called; the same in any case. */
export const mappingNameSchema = z
	.string()
	.trim()
	.min(1)
	.max(60, say.optionTooLong({ max: 60 }))
	.regex(/^[^\p{Cc}]+$/u, { error: () => say.fileMappingBadName() });
