import { z } from "zod";
import { say } from "../../core/messages/say.ts";

/** A stock keeping unit as the vendor writes it: any letters, 1 to 64, no control characters and no spaces at the ends. */
export const skuSchema = z
	.string()
	.trim()
	.min(1, { error: () => say.badSku() })
	.max(64, { error: () => say.badSku() })
	.regex(/^[^\p{Cc}]+$/u, { error: () => say.badSku() });
