import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { label } from "./attribute-values.ts";

/** Attributes that one item may carry. */
const MAX_ATTRIBUTES = 30;
const NAME = /^[\p{L}][\p{L}\d_]{0,39}$/u;

/** Anything else: attributes as the shop names them, bounded in number and size. */
export const other = z
	.strictObject({})
	.catchall(label)
	.superRefine((attributes, context) => {
		const names = Object.keys(attributes);
		if (names.length > MAX_ATTRIBUTES) {
			context.addIssue({ code: "custom", path: [names[MAX_ATTRIBUTES] ?? ""], message: say.attributesTooMany({ count: names.length, max: MAX_ATTRIBUTES }) });
		}
		const misnamed = names.find((name) => !NAME.test(name));
		if (misnamed !== undefined) context.addIssue({ code: "custom", path: [misnamed], message: say.attributeBadName() });
	});
