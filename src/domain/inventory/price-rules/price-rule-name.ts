import { z } from "zod";

/** What a saved rule may be called: without control characters, for it is typed in commands. */
export const priceRuleNameSchema = z
	.string()
	.trim()
	.min(1)
	.max(60)
	.regex(/^\P{Cc}*$/u);
