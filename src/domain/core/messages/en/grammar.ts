const didYouMean = (near: string | null) => (near === null ? "" : ` Did you mean ${near}?`);

/** How a command is typed, and what is wrong with one. */
export const grammar = {
	didYouMean,
	example: ({ example }: { example: string }) => `Example: ${example}`,
	noCommand: () => "Type a command, for example /find charizard. /help lists them all.",
	unknownCommand: ({ typed, near }: { typed: string; near: string | null }) => `There is no command ${typed}.${didYouMean(near)} /help lists them all.`,
	unknownVerb: ({ typed, verbs }: { typed: string; verbs: readonly string[] }) => `There is no command ${typed}. There are ${verbs.join(", ")}.`,
	unknownOption: ({ option, command, near }: { option: string; command: string; near: string | null }) =>
		`${command} has no option "${option}:".${didYouMean(near === null ? null : `${near}:`)}`,
	unknownAttribute: ({ attribute, category, near }: { attribute: string; category: string; near: string | null }) =>
		`Items of ${category} have no attribute "${attribute}".${didYouMean(near)}`,
	optionTwice: ({ option }: { option: string }) => `"${option}:" is given twice.`,
	optionBlank: ({ option }: { option: string }) => `"${option}:" has no value. Write it right behind the colon, in quotes if it has spaces.`,
	optionMissing: ({ option, command }: { option: string; command: string }) => `${command} needs ${option}.`,
	optionEmpty: () => "it is empty",
	optionUnstorable: () => "it has a NUL character, which can't be kept",
	optionTooLong: ({ max }: { max: number }) => `it is longer than ${max} characters`,
	tooManyWords: ({ word, command }: { word: string; command: string }) =>
		`${command} does not know what to do with "${word}". Put quotes around a value with spaces.`,
	inOption: ({ option, message }: { option: string; message: string }) => `${option}: ${message}`,
	badOption: ({ option, value, reason }: { option: string; value: string; reason: string }) => `${option}: "${clip(value)}" does not fit: ${reason}.`,
	badChoice: ({ option, value, choices, near }: { option: string; value: string; choices: readonly string[]; near: string | null }) =>
		`${option}: "${clip(value)}" is none of ${choices.join(", ")}.${didYouMean(near)}`,
	notWhole: () => "it is not a whole number",
	outOfRange: ({ min, max }: { min: number; max: number }) => `it must be from ${min} to ${max}`,
	fileNeeded: () => "attach a CSV file (in the console: file:path/to/file.csv)",
	badMoney: ({ value, currency, exponent }: { value: string; currency: string; exponent: number }) =>
		`"${clip(value)}" is not an amount in ${currency}${exponent === 0 ? ", which has no decimals" : ` with at most ${exponent} decimals`}.`,
	amountDoubt: ({ value, thousands, decimals }: { value: string; thousands: string; decimals: string }) =>
		`"${clip(value)}" can be read as ${thousands} or as ${decimals}. Write it without a mark between thousands.`,
	tooMuchMoney: ({ value }: { value: string }) => `${clip(value)} is more than an item can cost.`,
	operationFault: ({ reference }: { reference: string }) =>
		`Something went wrong on our side, several times in a row. Reference ${reference}: it stands in the log.`,
	nothingThere: () => "There is nothing at this address.",
	requestUnreadable: () => "This request can't be read.",
	fault: ({ reference }: { reference: string }) => `Something went wrong on our side; nothing was changed. Reference ${reference}: it stands in the log.`,
	databaseAway: () => "The database can't be reached at the moment; nothing was changed. Please try again in a minute.",
};

function clip(value: string): string {
	return value.length > 80 ? `${value.slice(0, 79)}…` : value;
}
