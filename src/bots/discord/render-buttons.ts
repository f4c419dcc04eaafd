import { type APIActionRowComponent, type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from "discord.js";
import type { ReplyAction } from "../../domain/core/reply.ts";
import { clipText } from "../rendering/clip-text.ts";
import { DISCORD_LIMITS as LIMITS } from "./limits.ts";

/** Names what follows, so that a later form can be told from this one. */
const PREFIX = "omni1";
const STYLES = { primary: ButtonStyle.Primary, secondary: ButtonStyle.Secondary, danger: ButtonStyle.Danger } as const;

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** Buttons that carry their command in the custom id. Those that don't fit, or are too many, come back to be shown as text. */
export function renderButtons(actions: readonly ReplyAction[]): { components: ButtonRow[]; asText: ReplyAction[] } {
	const buttons: APIButtonComponentWithCustomId[] = [];
	const asText: ReplyAction[] = [];
	for (const action of actions) {
		// The number keeps two buttons of one command apart: Discord refuses equal custom ids in a message.
		const customId = `${PREFIX}:${buttons.length}:${action.command}`;
		const full = buttons.length === LIMITS.buttonsPerRow * LIMITS.buttonRows;
		if (full || customId.length > LIMITS.customId || action.command.trim() === "") asText.push(action);
		else {
			const label = clipText(action.label.trim() || action.command.trim(), LIMITS.buttonLabel);
			buttons.push({ type: ComponentType.Button, style: STYLES[action.style], label, custom_id: customId });
		}
	}
	const components: ButtonRow[] = [];
	for (let at = 0; at < buttons.length; at += LIMITS.buttonsPerRow) {
		components.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + LIMITS.buttonsPerRow) });
	}
	return { components, asText };
}

/** The command that a button carries, or null for a button that is not of this form. */
export function readButton(customId: string): string | null {
	return /^omni1:\d+:(.+)$/s.exec(customId)?.[1] ?? null;
}
