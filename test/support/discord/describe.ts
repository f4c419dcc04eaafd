import type { APIUser } from "discord.js";
import type { Channel, Guild, Member, World } from "./world.ts";

/** A channel as the API returns it. */
export function describeChannel(channel: Channel) {
	return channel.guildId === null
		? { id: channel.id, type: 1, recipients: [], last_message_id: null }
		: {
				id: channel.id,
				guild_id: channel.guildId,
				type: 0,
				name: channel.name,
				position: 0,
				permission_overwrites: [],
				nsfw: false,
				parent_id: null,
				topic: null,
				last_message_id: null,
				rate_limit_per_user: 0,
			};
}

/** A member as the API returns it, its permissions left out: those come with interactions only. */
export function describeMember(member: { user: APIUser; roles: string[] }) {
	return {
		user: member.user,
		nick: null,
		avatar: null,
		roles: member.roles,
		joined_at: "2024-01-01T00:00:00.000Z",
		premium_since: null,
		deaf: false,
		mute: false,
		flags: 0,
		pending: false,
	};
}

/** A role as the API returns it. */
export function describeRole(id: string, name: string, permissions = 0n) {
	return {
		id,
		name,
		permissions: permissions.toString(),
		color: 0,
		colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
		hoist: false,
		managed: false,
		mentionable: false,
		position: 0,
		flags: 0,
	};
}

/** A guild as GUILD_CREATE and the API tell it. */
export function describeGuild(world: World, guild: Guild) {
	return {
		id: guild.id,
		name: guild.name,
		owner_id: guild.ownerId,
		icon: null,
		splash: null,
		discovery_splash: null,
		afk_channel_id: null,
		afk_timeout: 300,
		verification_level: 0,
		default_message_notifications: 0,
		explicit_content_filter: 0,
		roles: [describeRole(guild.id, "@everyone", 0x8_0000_0c00n), ...guild.roles.map(({ id, name }) => describeRole(id, name))],
		emojis: [],
		features: [],
		mfa_level: 0,
		application_id: null,
		system_channel_id: null,
		system_channel_flags: 0,
		rules_channel_id: null,
		vanity_url_code: null,
		description: null,
		banner: null,
		premium_tier: 0,
		preferred_locale: guild.locale,
		public_updates_channel_id: null,
		nsfw_level: 0,
		stickers: [],
		premium_progress_bar_enabled: false,
		safety_alerts_channel_id: null,
		joined_at: "2024-01-01T00:00:00.000Z",
		large: false,
		unavailable: false,
		member_count: guild.members.size + 1,
		voice_states: [],
		members: [describeMember({ user: world.bot, roles: [] })],
		channels: guild.channels.filter((channel) => !channel.deleted).map(describeChannel),
		threads: [],
		presences: [],
		stage_instances: [],
		guild_scheduled_events: [],
		soundboard_sounds: [],
	};
}

/** A member as an interaction carries it. */
export function describeCaller(member: Member) {
	return { ...describeMember(member), permissions: member.permissions.toString() };
}
