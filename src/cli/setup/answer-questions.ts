import { DomainError } from "../../domain/core/errors.ts";
import type { Terminal } from "./ask-at-terminal.ts";
import type { Check } from "./check.ts";
import { QUESTIONS, type Values } from "./questions.ts";

export interface Answered {
	/** What changes, by variable; null takes one out. */
	readonly changes: Record<string, string | null>;
	/** What was found out of each that is set. */
	readonly notes: readonly string[];
}

type Question = (typeof QUESTIONS)[number];

/**
 * Goes through the questions: at the terminal, or, where there is none, with what the environment says.
 * @throws DomainError invalid_input for a value that is refused, when there is nobody to ask again
 */
export async function answerQuestions(current: Values, terminal: Terminal | null): Promise<Answered> {
	const changes: Record<string, string | null> = {};
	const notes: string[] = [];
	let values = current;
	for (const question of QUESTIONS) {
		const { value, check } = terminal ? await askUntilGood(question, values, terminal) : await take(question, values);
		values = { ...values, [question.name]: value || undefined };
		if (value !== undefined) changes[question.name] = value || null;
		if (check) notes.push(describe(question, check), ...(check.outcome === "good" ? (check.more ?? []) : []));
	}
	return { changes, notes };
}

interface Given {
	/** Empty when it is to be taken out; undefined when there is none, and none was given. */
	value: string | undefined;
	check: Check | null;
}

async function take(question: Question, values: Values): Promise<Given> {
	const value = values[question.name]?.trim();
	if (!value) return { value: undefined, check: null };
	const check = await question.check(value, values);
	if (check.outcome === "refused") throw new DomainError("invalid_input", `${question.name}: ${check.text}`, { hint: "Nothing was written." });
	return { value, check };
}

async function askUntilGood(question: Question, values: Values, terminal: Terminal): Promise<Given> {
	const { name, label, help, secret } = question;
	const known = values[name]?.trim();
	const offer = known ? `Enter keeps ${secret ? "the one that is set" : known}, - takes it out` : "Enter skips it";
	terminal.say(`\n${label} (${help}).`);
	for (;;) {
		const typed = await terminal.ask(`  ${name} [${offer}]: `, secret);
		if (typed === "-") return { value: "", check: null };
		const value = typed || known;
		if (!value) return { value: undefined, check: null };
		const check = await question.check(value, values);
		terminal.say(`  ${describe(question, check)}`);
		if (check.outcome !== "refused") return { value, check };
	}
}

function describe({ name }: Question, { outcome, text }: Check): string {
	if (outcome === "good") return `${name}: good (${text})`;
	return outcome === "refused" ? `${name}: ${text}` : `${name}: kept, but not checked: ${text}`;
}
