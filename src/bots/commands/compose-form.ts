import { say } from "../../domain/core/messages/say.ts";
import type { Reply } from "../../domain/core/reply.ts";
import type { CommandForm } from "./command-form.ts";
import { composeCommand } from "./compose-command.ts";
import type { Command } from "./define-command.ts";
import { listOptions, type RawValue } from "./option.ts";

/** A command's form with the values to open with, and how to type the same. What was typed for no field of it goes along in the form's command. */
export function composeForm(command: Command, form: CommandForm, values: Readonly<Record<string, RawValue>>): Reply {
	const options = new Map(listOptions(command.input).map((option) => [option.name, option]));
	const { title, submit, fields } = form.shown();
	const names = fields.map(({ option }) => option);
	const beside = Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
	return {
		text: say.formTyped({ example: form.example }),
		audience: "private",
		form: {
			title,
			submit,
			command: composeCommand(command, beside) ?? `/${command.name}`,
			fields: fields.map(({ option: name, label, placeholder, multiline = false, required }) => {
				const option = options.get(name);
				if (!option) throw new Error(`/${command.name} has no option ${name} for its form`);
				const value = values[name];
				return {
					name,
					label,
					multiline,
					required: required ?? option.required,
					secret: option.secret ?? false,
					...(placeholder !== undefined && { placeholder }),
					...(option.choices && { choices: [...option.choices] }),
					...(option.kind === "text" && option.max !== undefined && { max: option.max }),
					...(typeof value === "string" && { value }),
				};
			}),
		},
	};
}
