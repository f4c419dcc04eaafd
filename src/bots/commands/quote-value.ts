/** A value as it must be typed in a command: in quotes when it has spaces. */
export function quoteValue(value: string): string {
	return /[\s:]/u.test(value) || /^["'“”„«‘]/u.test(value) ? `"${value.replaceAll('"', "”")}"` : value;
}
