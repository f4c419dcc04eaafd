import type { types } from "@slack/bolt";
import { say } from "../../domain/core/messages/say.ts";
import type { ReplyForm, ReplyFormField } from "../../domain/core/reply.ts";
import { clipText } from "../rendering/clip-text.ts";
import { SLACK_LIMITS as LIMITS } from "./limits.ts";

/** What our modals are called; the number tells a later form from this one. */
export const FORM_CALLBACK = "omni1form";

/** What a menu that may stay empty offers beside its choices: whoever has once chosen in a menu of Slack's can't take it back but by another choice. */
export const NOTHING = "omni1nothing";

/** Where a form was asked for, kept in the modal: Slack tells it no more when it is sent. */
export interface FormOrigin {
	channelId: string;
	teamId: string;
	userId: string;
	responseUrl: string;
}

/** A form as a modal of Slack's. Null when it does not fit: a value that was typed where more is taken. */
export function renderForm({ title, submit, problem, command, fields }: ReplyForm, origin: FormOrigin): types.ModalView | null {
	const metadata = JSON.stringify({ command, ...origin });
	const fits = fields.every(({ value = "", max }) => value.length <= Math.min(max ?? LIMITS.formValue, LIMITS.formValue));
	if (metadata.length > LIMITS.formMetadata || !fits) return null;
	return {
		type: "modal",
		callback_id: FORM_CALLBACK,
		private_metadata: metadata,
		title: plain(title, LIMITS.formTitle),
		submit: plain(submit, LIMITS.formTitle),
		close: plain(say.formCancel(), LIMITS.formTitle),
		blocks: [...(problem ? [{ type: "section" as const, text: plain(problem, LIMITS.section) }] : []), ...fields.map(renderField)],
	};
}

function renderField(field: ReplyFormField): types.InputBlock {
	const { name, label, value = "", placeholder, hint, required, choices } = field;
	const shadow = placeholder ? { placeholder: plain(placeholder, LIMITS.formPlaceholder) } : {};
	const options = [...(required ? [] : [nothing()]), ...(choices ?? []).map((choice) => ({ text: plain(choice, LIMITS.optionText), value: choice }))];
	const chosen = options.find((option) => option.value === value);
	const element: types.InputBlock["element"] = choices
		? { type: "static_select", action_id: name, options, ...(chosen && { initial_option: chosen }), ...shadow }
		: field.suggests && value.length <= LIMITS.optionValue
			? {
					type: "external_select",
					action_id: name,
					min_query_length: 0,
					...(value && { initial_option: { text: plain(value, LIMITS.optionText), value } }),
					...shadow,
				}
			: {
					type: "plain_text_input",
					action_id: name,
					multiline: field.multiline,
					max_length: Math.min(field.max ?? LIMITS.formValue, LIMITS.formValue),
					...(value && !field.secret && { initial_value: value }),
					...shadow,
				};
	return {
		type: "input",
		block_id: name,
		label: plain(label, LIMITS.formLabel),
		element,
		optional: !required,
		...(hint && { hint: plain(hint, LIMITS.formHint) }),
	};
}

/** The choice of nothing, as it is offered. */
export function nothing(): types.PlainTextOption {
	return { text: plain(say.formNothing(), LIMITS.optionText), value: NOTHING };
}

function plain(text: string, max: number): types.PlainTextElement {
	return { type: "plain_text", text: clipText(text, max), emoji: false };
}
