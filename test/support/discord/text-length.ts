import type { Problem } from "./api-answer.ts";

/** Characters as Discord counts them: code points, so that an emoji is one. */
export function lengthOf(text: string): number {
	return [...text].length;
}

/** The problem of a text that is missing, too short or too long. */
export function checkText(where: string, value: unknown, { min = 0, max }: { min?: number; max: number }): Problem[] {
	if (value === undefined || value === null || value === "") {
		return min > 0 ? [{ where, code: "BASE_TYPE_REQUIRED", message: "This field is required" }] : [];
	}
	if (typeof value !== "string") return [{ where, code: "BASE_TYPE_BAD_STRING", message: "Must be a string." }];
	const length = lengthOf(min > 0 ? value.trim() : value);
	if (length < min) return [{ where, code: "BASE_TYPE_REQUIRED", message: "This field is required" }];
	if (length > max) return [{ where, code: "BASE_TYPE_MAX_LENGTH", message: `Must be ${max} or fewer in length.` }];
	return [];
}

/** The problem of a list with too few or too many entries. */
export function checkCount(where: string, list: readonly unknown[], { min = 0, max }: { min?: number; max: number }): Problem[] {
	if (list.length >= min && list.length <= max) return [];
	return [{ where, code: "BASE_TYPE_BAD_LENGTH", message: `Must be between ${min} and ${max} in length.` }];
}

/** One problem for each value that comes more than once. */
export function checkUnique(where: string, values: readonly unknown[], code: string, message: string): Problem[] {
	const seen = new Set<unknown>();
	return values.flatMap((value) => {
		if (value === undefined || value === null) return [];
		if (seen.has(value)) return [{ where, code, message: `${message}: ${String(value)}` }];
		seen.add(value);
		return [];
	});
}
