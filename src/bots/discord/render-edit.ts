import { ButtonStyle, ComponentType } from "discord.js";
import { say } from "../../domain/core/messages/say.ts";
import type { ReplyEdit } from "../../domain/core/reply.ts";
import { DISCORD_LIMITS as LIMITS } from "./limits.ts";
import type { ButtonRow } from "./render-buttons.ts";

/** Names what follows, so that a later form can be told from this one. */
const PREFIX = "omni1edit";

export type DiscordEdit = Omit<ReplyEdit, "problem"> & { ownerId: string };

interface RenderedEdit {
	row: ButtonRow;
	/** What was typed, where the button has no room for it: Discord shows a footer as it is, and gives it back with the press. */
	footer: string | null;
}

/** The button that opens what was typed, to be mended. Null where that is more than a message holds: it then stands in the person's own history alone. */
export function renderEdit({ command, option = "" }: ReplyEdit, ownerId: string): RenderedEdit | null {
	const id = `${PREFIX}:${ownerId}:${option}:`;
	const fits = id.length + command.length <= LIMITS.customId;
	if (!fits && command.length > LIMITS.footer) return null;
	const custom_id = fits ? id + command : id;
	return {
		row: {
			type: ComponentType.ActionRow,
			components: [{ type: ComponentType.Button, style: ButtonStyle.Primary, label: say.editLabel(), custom_id }],
		},
		footer: fits ? null : command,
	};
}

/** Null for another button. */
export function readEdit(customId: string, message: WithFooter | null): DiscordEdit | null {
	const [, ownerId, option, command] = /^omni1edit:(\d+):([a-z-]*):(\/.+)?$/s.exec(customId) ?? [];
	const typed = command ?? footerOf(message);
	return ownerId && typed ? { ownerId, command: typed, ...(option && { option }) } : null;
}

interface WithFooter {
	embeds: readonly { footer?: { text: string } | null }[];
}

/** What a message of ours keeps of a command that no button has room for. */
export function footerOf(message: WithFooter | null): string | null {
	return message?.embeds.find(({ footer }) => footer?.text.startsWith("/"))?.footer?.text ?? null;
}
