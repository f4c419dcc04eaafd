import type { Answer, ReplyForm } from "../../../src/domain/core/reply.ts";
import { rowFact } from "./row-fact.ts";

/** A field of a form, as far as every surface can show it. */
export interface FieldFacts {
	name: string;
	label: string;
	value: string;
	required: boolean;
	choices: string[];
}

/** What an answer tells, whichever surface it was shown on and however it had to be laid out there. */
export interface Facts {
	audience: "private" | "channel";
	title: string;
	text: string;
	/** "Name: value" */
	fields: string[];
	/** The columns, then the rows; in whichever way they were shown. */
	table: string[];
	/** "[Label] /command" */
	buttons: string[];
	/** What was typed is offered to be mended. */
	mendable: boolean;
	/** Addresses. */
	pictures: string[];
	/** Names of files, and of those for a spreadsheet what they hold. */
	files: string[];
	/** "3 of 5" */
	progress: string;
	form: { title: string; problem: string; fields: FieldFacts[] } | null;
}

export const NO_FACTS: Readonly<Facts> = {
	audience: "private",
	title: "",
	text: "",
	fields: [],
	table: [],
	buttons: [],
	mendable: false,
	pictures: [],
	files: [],
	progress: "",
	form: null,
};

/** The facts of an answer as the console gets it, where nothing is laid out yet. */
export function factsOf({ reply }: Answer): Facts {
	const { form, rows, progress, audience } = reply;
	if (form) return { ...NO_FACTS, form: formFacts(form) };
	return {
		audience,
		title: reply.title?.trim() ?? "",
		text: reply.text.trim(),
		fields: (reply.fields ?? []).map(({ name, value }) => fieldFact(name, value)),
		table: rows && rows.rows.length > 0 ? [rows.columns, ...rows.rows].map(rowFact) : [],
		buttons: (reply.actions ?? []).map(({ label, command }) => buttonFact(label, command)),
		mendable: reply.edit !== undefined,
		pictures: reply.image === undefined ? [] : [reply.image],
		files: (reply.attachments ?? []).map(({ name, content }) => fileFact(name, Buffer.from(content, "base64"))),
		progress: progress && progress.total > 0 ? `${progress.done} of ${progress.total}` : "",
		form: null,
	};
}

function formFacts({ title, problem = "", fields }: ReplyForm): Facts["form"] {
	return {
		title,
		problem,
		fields: fields.map(({ name, label, value = "", required, choices = [], secret }) => ({ name, label, value: secret ? "" : value, required, choices })),
	};
}

export function fieldFact(name: string, value: string): string {
	return `${name.trim()}: ${value.trim() || "–"}`;
}

export function buttonFact(label: string, command: string): string {
	return `[${label.trim()}] ${command}`;
}

export function fileFact(name: string, data: Buffer): string {
	return name.endsWith(".csv") ? `${name}\n${data.toString()}` : name;
}
