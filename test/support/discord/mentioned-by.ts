import type { APIMessage } from "discord.js";
import type { Json } from "../emulator/json.ts";
import type { World } from "./world.ts";

/**
 * Whom a message notifies: those whom its content names, as far as its `allowed_mentions` let it (discord.com/developers/docs/resources/message#allowed-mentions-object).
 * A backslash takes a mention's effect.
 */
export function mentionedBy(world: World, body: Json): Pick<APIMessage, "mentions" | "mention_everyone"> {
	const content = String(body.content ?? "");
	const allowed = body.allowed_mentions as { parse?: string[]; users?: string[] } | undefined;
	const mayAll = (kind: string) => !allowed || (allowed.parse ?? []).includes(kind);
	const named = [...content.matchAll(/(?<!\\)<@!?(\d+)>/g)].map(([, id = ""]) => id);
	return {
		mentions: named.filter((id) => mayAll("users") || allowed?.users?.includes(id)).flatMap((id) => world.users.get(id) ?? []),
		mention_everyone: mayAll("everyone") && /(?<!\\)@(everyone|here)\b/.test(content),
	};
}
