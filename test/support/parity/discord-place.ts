import type { Command } from "../../../src/bots/commands/define-command.ts";
import { listOptions } from "../../../src/bots/commands/option.ts";
import { parseText } from "../../../src/bots/commands/parse-text.ts";
import type { OptionValues } from "../discord/command-options.ts";
import type { Discord } from "../discord/start-discord.ts";
import type { Channel, Member, StoredInteraction } from "../discord/world.ts";
import { discordFacts, discordFormFacts } from "./discord-facts.ts";
import type { Look, Place } from "./place.ts";

interface Where {
	discord: Discord;
	by: Member;
	in: Channel;
	commands: readonly Command[];
}

/** A person at Discord's client, who picks the options that the same words would be. */
export function discordPlace({ discord, commands, ...here }: Where): Pick<Place, "type" | "waitFor"> {
	function lookFor(send: () => StoredInteraction): Look {
		const before = new Set(discord.messages(here.in.id));
		const sent = send();
		return () => {
			if (sent.modal) return [{ facts: discordFormFacts(sent.modal), press: () => Promise.reject(new Error("A form has no buttons.")) }];
			const posted = discord.messages(here.in.id).filter((message) => !before.has(message));
			return [...new Set([...discord.replies(sent.id), ...posted])].map((message) => ({
				facts: discordFacts(message),
				press: async (label: string) => lookFor(() => discord.press(message, label, here.by)),
			}));
		};
	}

	return {
		waitFor: discord.waitFor,
		async type(text, file) {
			const { command, raw } = parseText(text, commands);
			const values: OptionValues = {};
			for (const { name, kind } of listOptions(command.input)) {
				const value = raw[name];
				if (kind === "file" && file) values[name] = file;
				else if (kind === "role" && typeof value === "string") values[name] = value.replace(/\D/g, "");
				else if (typeof value === "string") values[name] = kind === "integer" ? Number(value) : value;
			}
			return lookFor(() => discord.command(here, `/${command.name}`, values));
		},
	};
}
