import { say } from "../../domain/core/messages/say.ts";
import type { Answer } from "../../domain/core/reply.ts";
import type { Command } from "./define-command.ts";
import { listOptions } from "./option.ts";

/** A refused form with what was filled in, for a chat's form is gone once it is sent. Secrets are left out. */
export function keepTyped(answer: Answer, command: Command | undefined, values: Readonly<Record<string, string>>): Answer {
	if (answer.ok || !command) return answer;
	const typed = listOptions(command.input).flatMap(({ name, secret }) => {
		const value = values[name];
		if (secret || value === undefined) return [];
		return [{ name: command.form?.shown().fields.find(({ option }) => option === name)?.label ?? name, value }];
	});
	if (typed.length === 0) return answer;
	return { ...answer, reply: { ...answer.reply, text: `${answer.reply.text}\n${say.formKept()}`, fields: [...(answer.reply.fields ?? []), ...typed] } };
}
