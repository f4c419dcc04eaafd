import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from "discord.js";

/** A slash command as Discord is told. */
export type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;
