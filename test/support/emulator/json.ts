/** An object that came over the wire. */
export type Json = Record<string, unknown>;

/** The entries of a list of objects; none when it is no list. */
export function listOf(value: unknown): Json[] {
	return Array.isArray(value) ? (value as Json[]) : [];
}

/** The value as an object; an empty one when it is none. */
export function objectOf(value: unknown): Json {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
