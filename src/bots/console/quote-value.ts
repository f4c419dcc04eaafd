/** A value as it is typed: in quotes where it would fall apart or be read as an option. */
export function quoteValue(value: string): string {
	if (value !== "" && !/[\s:]|^["'“”„«‘]/u.test(value)) return value;
	const [open, close] = ['""', "''", "“”", "«»"].find((pair) => !value.includes(pair.charAt(1))) ?? '""';
	return `${open}${value}${close}`;
}
