import { bodyField } from "./body-field.ts";

/** The longest topic that a row holds. */
const LONGEST = 200;

/** What a body says under a name that it is about, as a row can hold it; "unknown" when it does not say. */
export function bodyTopic(rawBody: Uint8Array, name: string): string {
	const written = bodyField(rawBody, name) ?? "";
	return Buffer.from(written.replaceAll("\0", ""), "utf8").toString("utf8").trim().slice(0, LONGEST) || "unknown";
}
