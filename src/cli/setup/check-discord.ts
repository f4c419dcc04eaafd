import { inviteLink } from "../../bots/discord/invite-link.ts";
import { ask, type Check } from "./check.ts";

/** Asks Discord whose token it is. Source: discord.com/developers/docs/resources/application, Get Current Application. */
export function checkDiscord(token: string, apiUrl = "https://discord.com/api"): Promise<Check> {
	const headers = { authorization: `Bot ${token}`, "user-agent": "DiscordBot (https://github.com/omni-stock, 1)" };
	return ask(`${apiUrl.replace(/\/+$/, "")}/v10/applications/@me`, { headers }, (status, { id, name }) => {
		if (status === 200 && typeof id === "string") return { outcome: "good", text: String(name ?? id), more: [`Invite the bot: ${inviteLink(id)}`] };
		return { outcome: "refused", text: `Discord does not accept it (${status}). Copy it again from the Bot page of the application.` };
	});
}
