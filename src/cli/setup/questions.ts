import { readConfig } from "../../config.ts";
import { DomainError } from "../../domain/core/errors.ts";
import type { Check } from "./check.ts";
import { checkDiscord } from "./check-discord.ts";
import { checkSlackApp, checkSlackBot, checkSlackClient } from "./check-slack.ts";

export type Values = Readonly<Record<string, string | undefined>>;

interface Question {
	/** The variable that it sets. */
	readonly name: string;
	readonly label: string;
	/** Where it is found. */
	readonly help: string;
	readonly secret: boolean;
	/** Looks at the answer, with all that was answered before. */
	readonly check: (value: string, values: Values) => Promise<Check>;
}

/** What is asked, in this order. Each may be skipped. */
export const QUESTIONS: readonly Question[] = [
	{
		name: "PUBLIC_URL",
		label: "Public address",
		help: "the https address at which Slack and marketplaces reach this machine; none is needed for Discord, or Slack by Socket Mode",
		secret: false,
		check: checkUrl,
	},
	{
		name: "DISCORD_TOKEN",
		label: "Discord bot token",
		help: "discord.com/developers/applications, Bot, Reset Token",
		secret: true,
		check: (token, { DISCORD_API_URL: apiUrl }) => checkDiscord(token, apiUrl),
	},
	{
		name: "SLACK_APP_TOKEN",
		label: "Slack app-level token",
		help: "only for Socket Mode: Basic Information, App-Level Tokens, with connections:write",
		secret: true,
		check: (token, { SLACK_API_URL: apiUrl }) => checkSlackApp(token, apiUrl),
	},
	{
		name: "SLACK_SIGNING_SECRET",
		label: "Slack signing secret",
		help: "Basic Information, App Credentials; not needed for Socket Mode",
		secret: true,
		check: async (value) =>
			/^[0-9a-f]{32}$/.test(value)
				? { outcome: "good", text: "it looks right; Slack tells it to nobody" }
				: { outcome: "refused", text: "A signing secret has 32 signs, 0 to 9 and a to f." },
	},
	{
		name: "SLACK_BOT_TOKEN",
		label: "Slack bot token",
		help: "for one workspace: OAuth & Permissions, after Install to Workspace; skip it where many workspaces install the app",
		secret: true,
		check: (token, { SLACK_API_URL: apiUrl }) => checkSlackBot(token, apiUrl),
	},
	{ name: "SLACK_CLIENT_ID", label: "Slack client id", help: "for many workspaces: Basic Information, App Credentials", secret: false, check: checkClientId },
	{
		name: "SLACK_CLIENT_SECRET",
		label: "Slack client secret",
		help: "beside the client id",
		secret: true,
		check: async (secret, { SLACK_CLIENT_ID: id, SLACK_API_URL: apiUrl }) =>
			id ? checkSlackClient(id, secret, apiUrl) : { outcome: "refused", text: "It goes with a client id, which is not given." },
	},
];

async function checkUrl(value: string): Promise<Check> {
	try {
		const { publicUrl } = readConfig({ PUBLIC_URL: value });
		return publicUrl.startsWith("https://")
			? { outcome: "good", text: publicUrl }
			: { outcome: "unknown", text: "Slack, marketplaces and links to the console need https" };
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		return { outcome: "refused", text: `"${value}" is no address like https://stock.example.com.` };
	}
}

async function checkClientId(value: string): Promise<Check> {
	if (/^\d+\.\d+$/.test(value)) return { outcome: "good", text: value };
	return { outcome: "refused", text: `"${value}" is no client id: it looks like 2141029472.691202649728.` };
}
