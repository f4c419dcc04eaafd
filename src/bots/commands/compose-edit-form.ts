import { say } from "../../domain/core/messages/say.ts";
import type { ReplyEdit, ReplyForm, ReplyFormField } from "../../domain/core/reply.ts";
import { composeCommand } from "./compose-command.ts";
import type { Command } from "./define-command.ts";
import { listOptions, type Option, type RawValue } from "./option.ts";
import { readText } from "./read-text.ts";

/** Longer texts than this are written on several lines. */
const ONE_LINE = 300;

/**
 * A form of a command's own options with what was typed in them: what is wrong, what it needs and what was given first. Those beyond `most` keep their
 * values in the form's command.
 * @throws DomainError invalid_input when there is no such command any more
 */
export function composeEditForm({ command: typed, option: wrong, problem }: ReplyEdit, commands: readonly Command[], most: number): ReplyForm {
	const { command, raw } = readText(typed, commands);
	const options = listOptions(command.input).filter(({ kind }) => kind !== "file");
	const isFirst = ({ name, required }: Option) => required || name === wrong || raw[name] !== undefined;
	const ordered = [...options.filter(isFirst), ...options.filter((option) => !isFirst(option))];
	const isBlamed = ordered.some(({ name }) => name === wrong);
	const room = isBlamed || problem === "" ? most : most - 1;
	// The wrong one is always among them.
	const chosen = ordered.filter(({ name }, at) => at < room || name === wrong).slice(-room);
	const beside = Object.fromEntries(Object.entries(raw).filter(([name]) => chosen.every((field) => field.name !== name)));
	return {
		title: `/${command.name}`,
		submit: say.editSend(),
		...(!isBlamed && problem !== "" && { problem }),
		command: composeCommand(command, beside) ?? `/${command.name}`,
		fields: chosen.map((option) => composeField(option, { value: raw[option.name], problem: option.name === wrong ? problem : undefined })),
	};
}

function composeField(option: Option, { value, problem }: { value: RawValue | undefined; problem: string | undefined }): ReplyFormField {
	const { name, description, required, kind, choices, suggest, secret = false, max = Number.POSITIVE_INFINITY } = option;
	const typed = typeof value === "string" ? value : "";
	return {
		name,
		label: name,
		hint: !problem ? description : say.editProblem({ problem }),
		suggests: suggest !== undefined,
		required,
		secret,
		multiline: kind === "text" && max > ONE_LINE,
		...(typed !== "" && { value: typed }),
		...(choices && { choices: [...choices] }),
		// What is too long stands there whole all the same, or nobody could shorten it.
		...(kind === "text" && Number.isFinite(max) && { max: Math.max(max, typed.length) }),
	};
}
