import { grammar } from "./grammar.ts";

const clip = (value: string) => (value.length > 80 ? `${value.slice(0, 79)}…` : value);

/** Rules that make prices: how they are written, what is wrong with one, and those that are kept by name. */
export const priceRules = {
	ruleUnknown: ({ part }: { part: string }) => `change: "${clip(part)}" says no change that I know.`,
	ruleForms: () =>
		"Write +5%, -0.50, =12, x0.85, market*0.95, ask or keep; before it whom it is for: NM x1.00, LP x0.85, under 0.40 -> 0.40, over 50 -> ask. A comma between two digits is a decimal comma.",
	/** An error about one part of several. */
	inRulePart: ({ part, message }: { part: string; message: string }) => `In "${clip(part)}": ${message}`,
	rulePartUnknown: ({ value, near }: { value: string; near: string | null }) =>
		`change: "${clip(value)}" is no condition, category, finish, language or range of prices.${grammar.didYouMean(near)}`,
	rulePartForms: () => "Write NM or LP, tcg-single, holo, language ja, under 5, over 50, 5..20 or else; join different ones by and: LP and over 20 -> -5%.",
	ruleMixed: ({ value }: { value: string }) => `change: "${clip(value)}" joins different kinds of things by or. Write a line for each, or join them by and.`,
	ruleTwice: ({ value }: { value: string }) => `change: "${clip(value)}" asks twice for the same kind of thing, and nothing is both. Join them by or.`,
	ruleElseAlone: ({ value }: { value: string }) => `change: "${clip(value)}" joins else with something. It stands alone.`,
	ruleNoPrice: ({ value }: { value: string }) => `change: no price is in "${clip(value)}".`,
	ruleNotAlone: ({ part }: { part: string }) => `change: "${clip(part)}" is a detail of a rule, and there is no rule.`,
	ruleDetailTwice: ({ detail }: { detail: string }) => `change: ${detail} is said twice.`,
	ruleTooMany: ({ lines, most }: { lines: number; most: number }) => `change: ${lines} lines are more than a rule may have, which is ${most}.`,
	badFactor: ({ value }: { value: string }) => `change: "${clip(value)}" is not a factor from x0 to x11 with at most 6 decimals.`,
	badRulePercent: ({ option, value, max }: { option: string; value: string; max: number }) =>
		`${option}: "${clip(value)}" is not a percentage up to ${max}% with at most 4 decimals.`,
	ruleNeeded: () => "This needs change, or the name of a saved rule.",
	ruleNeededHint: () => "Write one, like /bulk price +5%, or name a saved rule, like /bulk price rule:weekly. /rule list shows them.",
	ruleUnquoted: ({ change }: { change: string }) =>
		`change: a list of lines stands in quotes, or only "${clip(change)}" of it is the change and the rest are words to look for.`,
	ruleUnquotedHint: ({ rule }: { rule: string }) => `Type it so: /bulk price "${rule}"`,
	ruleAndChange: ({ change }: { change: string }) => `Both a change ("${clip(change)}") and rule: are given. Which of them is meant?`,
	ruleAndChangeHint: () => "Leave one out. Words to look for go behind words: when a saved rule is used.",

	aboveCost: ({ percent }: { percent: string }) => `at least cost + ${percent} %`,
	skippingBelow: ({ percent }: { percent: string }) => `changes under ${percent} % left alone`,
	ruleMarket: ({ move }: { move: string | null }) => (move === null ? "market" : `market ${move}`),
	ruleAsk: () => "ask",
	ruleKeep: () => "keep",
	ruleElse: () => "else",
	ruleAnd: () => " and ",
	ruleOr: () => " or ",
	ruleUnder: ({ amount }: { amount: string }) => `under ${amount}`,
	ruleOver: ({ amount }: { amount: string }) => `over ${amount}`,
	ruleFrom: ({ amount }: { amount: string }) => `at least ${amount}`,
	ruleBetween: ({ from, to }: { from: string; to: string }) => `${from}..${to}`,
	ruleLanguage: ({ code }: { code: string }) => `language ${code}`,
	ruleLine: ({ when, effect }: { when: string; effect: string }) => `${when}: ${effect}`,
	ruleMoreLines: ({ count }: { count: number }) => `and ${count} more ${count === 1 ? "line" : "lines"}`,

	fieldNoMarket: () => "Left alone: no market price",
	fieldFutureMarket: () => "Left alone: market price of a day to come",
	fieldStaleMarket: ({ days }: { days: number }) => `Left alone: market price older than ${days} ${days === 1 ? "day" : "days"}`,
	fieldSkipped: () => "Left alone: too small a change",
	fieldNoRule: () => "Left alone: no line is for them",
	fieldAsked: () => "Left for you to decide",
	askedSkus: ({ count, skus }: { count: number; skus: readonly string[] }) =>
		`${count.toLocaleString("en")}: ${skus.join(", ")}${count > skus.length ? ` and ${(count - skus.length).toLocaleString("en")} more` : ""}`,

	fieldMarket: () => "Market price",
	marketOn: ({ price, day }: { price: string; day: string }) => `${price} on ${day}`,

	ruleSaved: ({ name, rule }: { name: string; rule: string }) => `Saved as ${name}: ${rule}.\nUse it: /bulk price rule:${name}`,
	ruleReplaced: ({ name, was, rule }: { name: string; was: string; rule: string }) => `${name} was "${clip(was)}". Now it is: ${rule}.`,
	ruleSame: ({ name }: { name: string }) => `${name} says so already; nothing was changed.`,
	ruleExists: ({ name, text }: { name: string; text: string }) => `There is a rule ${name} already: ${clip(text)}`,
	ruleExistsHint: () => "To replace it, add replace:yes; or save this one under another name.",
	ruleReplaceLabel: () => "Replace it",
	ruleTooLong: ({ max }: { max: number }) => `The rule is longer than ${max} characters.`,
	rulesTooMany: ({ most }: { most: number }) => `The shop has ${most} rules; remove one first.`,
	ruleNotFound: ({ name, near }: { name: string; near: string | null }) => `There is no rule called "${clip(name)}".${grammar.didYouMean(near)}`,
	ruleNotFoundHint: () => "/rule list shows them all.",
	ruleRemoved: ({ name, text }: { name: string; text: string }) => `The rule ${name} is gone. It said: ${clip(text)}`,
	ruleList: ({ count }: { count: number }) => `${count} saved ${count === 1 ? "rule" : "rules"}.`,
	ruleListNone: () => "No rule is saved yet. /rule save weekly NM x1.00, LP x0.85, over 50 -> ask",
	ruleColumns: () => ["Name", "Rule"],
	ruleShown: ({ name, text }: { name: string; text: string }) => `${name}: ${text}`,
	fieldMeans: () => "In words",
	undoneRule: ({ name, gone }: { name: string; gone: boolean }) => `the rule ${name} is ${gone ? "gone again" : "as it was"}.`,
	undoRuleDrift: ({ name }: { name: string }) => `The rule ${name} was changed since. Nothing was undone.`,
};
