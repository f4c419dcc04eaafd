import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/say.ts";
import { parseMoney } from "../core/money.ts";

const MOST_LINES = 100;
const MOST_COPIES = 1_000_000;

/** A line of a ticket as it was typed. */
export interface TypedLine {
	/** From 1; blank lines don't count. */
	number: number;
	/** The line as it stands there. */
	text: string;
	/** The customer gives it: the line begins with "<". */
	isTradeIn: boolean;
	quantity: number;
	/** What is to be found: words, a SKU or a barcode. */
	words: string;
	/** Of one copy, in minor units; null when the line names no price. */
	priceMinor: bigint | null;
	/** What is wrong with the line; null when it can be read. */
	problem: string | null;
}

/**
 * The lines of a ticket, a card each: "snorlax pgo holo", "2 snorlax", "snorlax x2", "< pikachu @ 3.00". On one line they are separated by semicolons.
 * A line that can't be read has a problem instead of stopping the rest: what was typed in a hurry is not to be lost.
 * @throws DomainError invalid_input when there is no line, or more than a ticket takes
 */
export function parseTicketLines(text: string, currency: string): TypedLine[] {
	// A title may have a semicolon ("Steins;Gate"): where lines are broken, they alone separate.
	const lines = text
		.split(/\n/.test(text.trim()) ? /\r?\n/ : ";")
		.map((line) => line.replace(/\s+/gu, " ").trim())
		.filter(Boolean);
	if (lines.length === 0) throw new DomainError("invalid_input", say.ticketEmpty(), { hint: say.ticketLineHint() });
	if (lines.length > MOST_LINES) throw new DomainError("invalid_input", say.ticketTooLong({ lines: lines.length, most: MOST_LINES }));
	return lines.map((line, at) => parseLine(line, at + 1, currency));
}

function parseLine(text: string, number: number, currency: string): TypedLine {
	const isTradeIn = text.startsWith("<");
	const body = text.replace(/^<\s*/, "");
	const priced = /(?:^|\s)@\s*([^@]*)$/u.exec(body);
	const { quantity, words, priceText } = readQuantity(body.slice(0, priced?.index).trim(), priced?.[1]);
	const line = { number, text, isTradeIn, quantity, words, priceMinor: null, problem: null };
	if (words === "") return { ...line, problem: say.ticketLineEmpty() };
	if (!(quantity >= 1 && quantity <= MOST_COPIES)) return { ...line, quantity: 1, problem: say.ticketLineQuantity({ most: MOST_COPIES }) };
	if (priceText === undefined) return line;
	try {
		return { ...line, priceMinor: parseMoney(priceText, currency) };
	} catch (error) {
		if (error instanceof DomainError) return { ...line, problem: error.message };
		throw error;
	}
}

/** A number before the words counts copies, as does "x2" behind them or behind the price; a number alone is what is to be found. */
function readQuantity(body: string, price: string | undefined): { quantity: number; words: string; priceText: string | undefined } {
	const first = /^([+-]?\d+)(?:\s*[x×])?\s+(\S.*)$/iu.exec(body);
	if (first) return { quantity: Number(first[1]), words: first[2] ?? "", priceText: price };
	const last = /^(.*\S)\s+[x×]\s?(\d+)$/iu;
	const behindPrice = last.exec(price ?? "");
	if (behindPrice) return { quantity: Number(behindPrice[2]), words: body, priceText: behindPrice[1] };
	const behindWords = last.exec(body);
	return { quantity: Number(behindWords?.[2] ?? 1), words: behindWords?.[1] ?? body, priceText: price };
}
