import { GuildMember, type Interaction, PermissionFlagsBits } from "discord.js";
import type { Caller } from "../caller.ts";

/** Who interacts, and where; null outside a server, where nothing tells which shop is meant. */
export function callerOf(interaction: Interaction): Caller | null {
	const { guildId, channelId, user, member } = interaction;
	if (!guildId || !channelId) return null;
	const nick = member instanceof GuildMember ? member.displayName : member?.nick;
	return {
		surface: "discord",
		identityId: user.id,
		displayName: nick ?? user.displayName,
		workspaceExternalId: guildId,
		workspaceName: interaction.guild?.name ?? guildId,
		managesWorkspace: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
		channelId,
		locale: interaction.locale,
		languages: [interaction.locale],
		rolesAmong: async (roleIds) => roleIds.filter((id) => hasRole(member, id)),
	};
}

function hasRole(member: Interaction["member"], roleId: string): boolean {
	if (member instanceof GuildMember) return member.roles.cache.has(roleId);
	return member?.roles.includes(roleId) ?? false;
}
