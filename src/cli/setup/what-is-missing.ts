import { readConfig } from "../../config.ts";
import { DomainError } from "../../domain/core/errors.ts";
import type { Values } from "./questions.ts";

/** What still stands between these values and a shop that runs from a chat, in sentences. */
export function whatIsMissing(values: Values): string[] {
	const isPublic = values.PUBLIC_URL?.startsWith("https://") ?? false;
	const missing: string[] = [];
	try {
		const { discord, slack } = readConfig(values);
		if (!discord && !slack) missing.push("No chat is connected: give a Discord bot token, or Slack's.");
		if (slack && !slack.appToken && !isPublic) missing.push("Slack posts to you: set PUBLIC_URL to an https address, or SLACK_APP_TOKEN for Socket Mode.");
		if (slack?.oauth && !isPublic) missing.push("Workspaces install the app at <PUBLIC_URL>/slack/install, which must be an https address.");
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		missing.push([`npm start would refuse: ${error.message}`, error.hint].filter(Boolean).join(" "));
	}
	if (!isPublic) missing.push("Marketplaces and /shop console need PUBLIC_URL, an https address.");
	return missing;
}
