/** The parts of a rule as typed: by commas, semicolons and lines. A comma between two digits is a decimal comma. */
export function splitRuleText(text: string): string[] {
	return text
		.split(/[;\n\r]+|(?<!\d),|,(?!\d)/u)
		.map((part) => part.trim())
		.filter((part) => part !== "");
}
