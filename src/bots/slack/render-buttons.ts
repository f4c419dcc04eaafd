import type { types } from "@slack/bolt";
import { say } from "../../domain/core/messages/say.ts";
import type { ReplyAction } from "../../domain/core/reply.ts";
import { clipText } from "../rendering/clip-text.ts";
import { SLACK_LIMITS as LIMITS } from "./limits.ts";

/** The action ids of our buttons; the number keeps them apart within a message. */
export const BUTTON_ACTION = /^omni1:\d+$/;

/** The button that opens what was typed, to be mended. */
export const EDIT_ACTION = "omni1edit";

/** The same as a block of its own: it carries what was typed, sealed. */
export function renderEdit(sealed: string): types.ActionsBlock {
	const text: types.PlainTextElement = { type: "plain_text", text: say.editLabel(), emoji: false };
	return { type: "actions", elements: [{ type: "button", action_id: EDIT_ACTION, text, value: sealed }] };
}

/** Buttons that carry their command as their value. Those that don't fit, or are too many, come back to be shown as text. */
export function renderButtons(actions: readonly ReplyAction[]): { blocks: types.ActionsBlock[]; asText: ReplyAction[] } {
	const buttons: types.Button[] = [];
	const asText: ReplyAction[] = [];
	for (const { label, command, style } of actions) {
		const full = buttons.length === LIMITS.actionsPerBlock * LIMITS.actionBlocks;
		if (full || command.length > LIMITS.buttonValue || command.trim() === "") asText.push({ label, command, style });
		else {
			const text = clipText(label.trim() || command.trim(), LIMITS.buttonText);
			buttons.push({
				type: "button",
				action_id: `omni1:${buttons.length}`,
				text: { type: "plain_text", text, emoji: false },
				value: command,
				...(style === "secondary" ? {} : { style }),
			});
		}
	}
	const blocks: types.ActionsBlock[] = [];
	for (let at = 0; at < buttons.length; at += LIMITS.actionsPerBlock)
		blocks.push({ type: "actions", elements: buttons.slice(at, at + LIMITS.actionsPerBlock) });
	return { blocks, asText };
}
