import {
	type APILabelComponent,
	type APIModalInteractionResponseCallbackData,
	type APITextDisplayComponent,
	ComponentType,
	type ModalSubmitInteraction,
	TextInputStyle,
} from "discord.js";
import type { ReplyForm, ReplyFormField } from "../../domain/core/reply.ts";
import type { Command } from "../commands/define-command.ts";
import { leaveOut } from "../commands/leave-out.ts";
import { clipText } from "../rendering/clip-text.ts";
import { escapeWithin } from "./escape-text.ts";
import { DISCORD_LIMITS as LIMITS } from "./limits.ts";
import { footerOf } from "./render-edit.ts";

/** Names what follows, so that a later form can be told from this one. */
const PREFIX = "omni1form";

/**
 * A form as a modal of Discord's. Its custom id carries whose it is and the form's command, so that a restart loses nothing; where that is too long and
 * `inMessage`, the message whose button was pressed keeps it. Null when it does not fit: a value that was typed where more is taken.
 */
export function renderForm(
	{ title, problem, command, fields }: ReplyForm,
	userId: string,
	{ inMessage = false } = {},
): APIModalInteractionResponseCallbackData | null {
	const whole = `${PREFIX}:${userId}:${command}`;
	const customId = whole.length > LIMITS.customId && inMessage ? `${PREFIX}:${userId}:` : whole;
	const above: APITextDisplayComponent[] = problem ? [{ type: ComponentType.TextDisplay, content: escapeWithin(problem, LIMITS.content) }] : [];
	const fits =
		above.length + fields.length <= LIMITS.formFields &&
		fields.every(({ value = "", max }) => value.length <= Math.min(max ?? LIMITS.formValue, LIMITS.formValue));
	if (customId.length > LIMITS.customId || !fits) return null;
	return { custom_id: customId, title: clipText(title, LIMITS.formTitle), components: [...above, ...fields.map(renderField)] };
}

function renderField(field: ReplyFormField): APILabelComponent {
	const { name, label, value = "", placeholder, hint, required, choices } = field;
	const component: APILabelComponent["component"] = choices
		? {
				type: ComponentType.StringSelect,
				custom_id: name,
				required,
				min_values: required ? 1 : 0,
				options: choices.slice(0, LIMITS.choices).map((choice) => ({ label: choice, value: choice, default: choice === value })),
				...(placeholder && { placeholder: clipText(placeholder, LIMITS.formPlaceholder) }),
			}
		: {
				type: ComponentType.TextInput,
				custom_id: name,
				required,
				style: field.multiline ? TextInputStyle.Paragraph : TextInputStyle.Short,
				max_length: Math.min(field.max ?? LIMITS.formValue, LIMITS.formValue),
				...(placeholder && { placeholder: clipText(placeholder, LIMITS.formPlaceholder) }),
				...(value && !field.secret && { value }),
			};
	return { type: ComponentType.Label, label: clipText(label, LIMITS.formLabel), ...(hint && { description: clipText(hint, LIMITS.formHint) }), component };
}

/** What was filled in, and the form's command; null for a modal that is not of this form, or not this person's. */
export function readForm(
	{ customId, user, fields, message }: ModalSubmitInteraction,
	commands: readonly Command[],
): { command: string; values: Record<string, string> } | null {
	const [, owner, carried] = /^omni1form:(\d+):(.+)?$/s.exec(customId) ?? [];
	if (owner !== user.id) return null;
	const filled = fields.fields.map((field) => [field.customId, "value" in field ? field.value : "values" in field ? (field.values[0] ?? "") : ""]);
	const values: Record<string, string> = Object.fromEntries(filled);
	const kept = footerOf(message);
	const command = carried ?? (kept && leaveOut(kept, Object.keys(values), commands));
	return command ? { command, values } : null;
}
