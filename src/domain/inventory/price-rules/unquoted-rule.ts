import { DomainError } from "../../core/errors.ts";
import { parsePriceRule } from "./parse-price-rule.ts";

interface Typed {
	change: string;
	/** What was typed behind it, and taken for words to look for. */
	words: string;
	currency: string;
}

/** The list that was meant where quotes were left out: its first word is the change then, and the rest went to the words. Null where both together are no list. */
export function unquotedRule({ change, words, currency }: Typed): string | null {
	const whole = `${change} ${words}`;
	try {
		return parsePriceRule({ change: whole, currency }).adjust.by === "list" ? whole : null;
	} catch (error) {
		if (error instanceof DomainError) return null;
		throw error;
	}
}
