/** What a form's fields were filled with: a field that is left blank leaves its option out. */
export function filledIn(values: Readonly<Record<string, string>> | null | undefined): Record<string, string> {
	return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value.trim() !== ""));
}
