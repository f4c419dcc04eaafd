/** What an option says: undefined when it is left out, null for "none", which takes a value away, else what `read` makes of it. */
export function orNone<T>(value: string | undefined, read: (value: string) => T): T | null | undefined {
	if (value === undefined) return undefined;
	return value.toLowerCase() === "none" ? null : read(value);
}
