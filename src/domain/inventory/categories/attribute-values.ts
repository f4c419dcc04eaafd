import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";

/** Words as the shop writes them. */
export const label = z
	.string()
	.trim()
	.min(1)
	.max(200, say.optionTooLong({ max: 200 }));

/** One of a few words in any case, with `-` and `_` as good as blanks. `also` are other spellings of them. */
export function oneOf<const T extends readonly [string, ...string[]]>(choices: T, also: Readonly<Record<string, T[number]>> = {}) {
	const spelt = new Map<string, string>([...choices.map((choice) => [fold(choice), choice] as const), ...Object.entries(also)]);
	return z.string().transform((value, context) => {
		const found = spelt.get(fold(value));
		if (found !== undefined) return found;
		context.addIssue({ code: "custom", message: say.attributeChoices({ choices, near: nearest(value, choices) }) });
		return z.NEVER;
	});
}

/** True or false, kept as people write it. */
export const yesNo = oneOf(["yes", "no"], { y: "yes", ja: "yes", true: "yes", "1": "yes", n: "no", nein: "no", false: "no", "0": "no" });

/** Digits alone, blanks and hyphens between them left out: a number that is printed or given out, never counted with. */
export function digits(min: number, max: number) {
	return z
		.string()
		.transform((value) => value.replace(/[\s-]/g, ""))
		.pipe(z.string().regex(new RegExp(`^\\d{${min},${max}}$`), say.attributeDigits({ min, max })));
}

function fold(value: string): string {
	return value
		.trim()
		.toLowerCase()
		.replace(/[\s_-]+/g, " ");
}
