import type { Answer } from "../../../src/domain/core/reply.ts";
import { CONSOLE_TOKEN, type TestApp } from "../app.ts";
import { factsOf } from "./facts.ts";
import type { Look, Place } from "./place.ts";

/** Milliseconds between two looks at an operation. */
const EVERY = 50;

/** A person at the console, by its HTTP. What moves is looked at until it has come to its end, as the chats' messages are edited: without the files, which whoever asks for them gets. */
export function consolePlace({ port }: Pick<TestApp, "port">): Pick<Place, "type" | "waitFor"> {
	async function post(text: string, file?: { name: string; content: string }): Promise<Answer> {
		const response = await fetch(`http://127.0.0.1:${port}/console/messages`, {
			method: "POST",
			headers: { Authorization: `Bearer ${CONSOLE_TOKEN}`, "Content-Type": "application/json" },
			body: JSON.stringify({ text, ...(file && { file: { name: file.name, content: Buffer.from(file.content).toString("base64") } }) }),
		});
		if (response.status !== 200) throw new Error(`The console answered ${response.status} to ${text}`);
		return (await response.json()) as Answer;
	}

	async function type(text: string, file?: { name: string; content: string }): Promise<Look> {
		const first = await post(text, file);
		let newest = first;
		while (newest.reply.progress?.active) {
			await new Promise((resolve) => setTimeout(resolve, EVERY));
			newest = await post(newest.reply.progress.command);
		}
		const { attachments: _files, ...moved } = newest.reply;
		const answer = newest === first ? first : { ...newest, reply: { ...moved, audience: first.reply.audience } };
		const press = (label: string) => type(answer.reply.actions?.find((action) => action.label === label)?.command ?? "");
		return () => [{ facts: factsOf(answer), press }];
	}

	return {
		type,
		async waitFor(look, what) {
			const found = look();
			if (found === undefined) throw new Error(`There is no ${what}`);
			return found;
		},
	};
}
