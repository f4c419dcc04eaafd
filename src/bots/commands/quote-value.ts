/** A value as it must be typed in a command: in quotes where it would fall apart or be read as an option. */
export function quoteValue(value: string): string {
	if (!/[\s:]/u.test(value) && !/^["'“”„«‘]/u.test(value)) return value;
	// A kind of quotes that the value itself does not close.
	const [open, close] = ['""', "''", "“”", "«»"].find((pair) => !value.includes(pair.charAt(1))) ?? '""';
	return `${open}${value}${close}`;
}
