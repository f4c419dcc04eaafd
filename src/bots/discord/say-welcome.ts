import { ChannelType, type Guild, PermissionsBitField, type TextChannel } from "discord.js";
import type { Welcome } from "../welcome.ts";
import { renderReply } from "./render.ts";
import { postMessage } from "./sender.ts";

/** Says hello where a server's own messages go, or in its first channel that the bot may write in. */
export function welcomeGuild(guild: Guild, welcome: Welcome): Promise<void> {
	return welcome({
		externalId: guild.id,
		name: guild.name,
		async post(reply) {
			const channel = firstOpenChannel(guild);
			if (!channel) throw new Error("the bot may write in no channel there");
			await postMessage(guild.client.rest, channel.id, renderReply(reply));
		},
	});
}

const MAY_WRITE = new PermissionsBitField(["ViewChannel", "SendMessages"]);

function firstOpenChannel(guild: Guild): TextChannel | undefined {
	const { me } = guild.members;
	const mayWrite = (channel: TextChannel) => me !== null && channel.permissionsFor(me).has(MAY_WRITE);
	if (guild.systemChannel && mayWrite(guild.systemChannel)) return guild.systemChannel;
	const texts = [...guild.channels.cache.values()].filter((channel): channel is TextChannel => channel.type === ChannelType.GuildText);
	return texts.sort((a, b) => a.rawPosition - b.rawPosition).find(mayWrite);
}
