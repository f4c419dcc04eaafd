import { readConfig } from "../../config.ts";
import { DomainError } from "../../domain/core/errors.ts";
import { checkDiscord } from "../setup/check-discord.ts";
import type { Verb } from "./verb.ts";

export const invite: Verb = {
	summary: "print the link by which whoever manages a Discord server invites the bot",
	async run() {
		const { discord } = readConfig(process.env);
		if (!discord) throw new DomainError("invalid_input", "DISCORD_TOKEN is not set: npm run admin -- setup asks for it.");
		const check = await checkDiscord(discord.token, discord.apiUrl);
		if (check.outcome === "good") return (check.more ?? []).join("\n");
		throw new DomainError(check.outcome === "refused" ? "invalid_input" : "unavailable", `DISCORD_TOKEN: ${check.text}`);
	},
};
