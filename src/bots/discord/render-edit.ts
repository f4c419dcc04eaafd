import { ButtonStyle, ComponentType } from "discord.js";
import { say } from "../../domain/core/messages/say.ts";
import type { ReplyEdit } from "../../domain/core/reply.ts";
import { DISCORD_LIMITS as LIMITS } from "./limits.ts";
import type { ButtonRow } from "./render-buttons.ts";

/** Names what follows, so that a later form can be told from this one. */
const PREFIX = "omni1edit";

export type DiscordEdit = Omit<ReplyEdit, "problem"> & { ownerId: string };

/** The button that opens what was typed, to be mended. Null where that is more than a custom id takes: it then stands in the person's own history alone. */
export function renderEdit({ command, option = "" }: ReplyEdit, ownerId: string): ButtonRow | null {
	const customId = `${PREFIX}:${ownerId}:${option}:${command}`;
	if (customId.length > LIMITS.customId) return null;
	return {
		type: ComponentType.ActionRow,
		components: [{ type: ComponentType.Button, style: ButtonStyle.Primary, label: say.editLabel(), custom_id: customId }],
	};
}

/** Null for another button. */
export function readEdit(customId: string): DiscordEdit | null {
	const [, ownerId, option, command] = /^omni1edit:(\d+):([a-z-]*):(\/.+)$/s.exec(customId) ?? [];
	return ownerId && command ? { ownerId, command, ...(option && { option }) } : null;
}
