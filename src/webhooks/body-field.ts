import { parseLossless } from "./parse-lossless.ts";

/** The text, or the number as text, that stands under a name at the top of a JSON body; null for anything else, and where the body can't be read. */
export function bodyField(rawBody: Uint8Array, name: string): string | null {
	try {
		const body = parseLossless(rawBody);
		if (typeof body !== "object" || body === null || !Object.hasOwn(body, name)) return null;
		const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
		return typeof value === "string" ? value : null;
	} catch {
		return null;
	}
}
