import { PermissionFlagsBits } from "discord.js";
import { describeChannel, describeGuild, describeRole } from "./describe.ts";
import type { Gateway } from "./gateway.ts";
import type { Channel, Guild, Member, World } from "./world.ts";

export interface NewMember {
	username?: string;
	/** The name that is shown. */
	globalName?: string;
	/** May manage the server: what `/shop setup` asks for. */
	manageServer?: boolean;
	/** The whole bitfield, in place of `manageServer`. */
	permissions?: bigint;
	roles?: string[];
	/** "en-US" by default. */
	locale?: string;
}

/** Names as people have them: emoji, right to left, long, looking like markdown or a mention. */
const names = ["Ana 🃏", "שלום עולם", "محمد", "*bold* _x_", "@everyone", "Zoë 👩‍👩‍👧‍👦", "長い名前の人", "<@1> `code`"];

/** Fills the world with guilds, channels and people, and tells connected clients of it. */
export function createPeople(world: World, gateway: Gateway) {
	let count = 0;

	function addChannel(guild: Guild, name: string): Channel {
		const channel: Channel = { id: world.newId(), guildId: guild.id, name, botMayPost: true, botSeesHistory: true, deleted: false };
		guild.channels.push(channel);
		world.channels.set(channel.id, channel);
		gateway.dispatch("CHANNEL_CREATE", describeChannel(channel), { guildId: guild.id, intent: 1 });
		return channel;
	}

	function addMember(guild: Guild, { username, globalName, manageServer = false, permissions, roles = [], locale = "en-US" }: NewMember = {}): Member {
		count += 1;
		const user = {
			id: world.newId(),
			username: username ?? `person${count}`,
			discriminator: "0",
			global_name: globalName ?? names[count % names.length] ?? null,
			avatar: null,
		};
		const base = PermissionFlagsBits.SendMessages | PermissionFlagsBits.ViewChannel | PermissionFlagsBits.UseApplicationCommands;
		const member: Member = { guildId: guild.id, user, permissions: permissions ?? base | (manageServer ? PermissionFlagsBits.ManageGuild : 0n), roles, locale };
		world.users.set(user.id, user);
		guild.members.set(user.id, member);
		return member;
	}

	return {
		addChannel,
		addMember,
		/** A guild with the bot in it, one channel ("general") unless named, and an owner. */
		addGuild({ name = "Card Shop 🃏", channels = ["general"], locale = "en-US" }: { name?: string; channels?: string[]; locale?: string } = {}): Guild {
			const guild: Guild = { id: world.newId(), name, ownerId: world.newId(), locale, channels: [], roles: [], members: new Map(), available: true };
			world.guilds.set(guild.id, guild);
			for (const channel of channels) {
				const made: Channel = { id: world.newId(), guildId: guild.id, name: channel, botMayPost: true, botSeesHistory: true, deleted: false };
				guild.channels.push(made);
				world.channels.set(made.id, made);
			}
			gateway.dispatch("GUILD_CREATE", describeGuild(world, guild), { guildId: guild.id, intent: 1 });
			return guild;
		},
		/** A role of the server's, which members have by its id in `roles`. */
		addRole(guild: Guild, name: string): { id: string; name: string } {
			const role = { id: world.newId(), name };
			guild.roles.push(role);
			gateway.dispatch("GUILD_ROLE_CREATE", { guild_id: guild.id, role: describeRole(role.id, name) }, { guildId: guild.id, intent: 1 });
			return role;
		},
		/** The bot is thrown out: it sees the channels no more. */
		removeGuild(guild: Guild): void {
			world.guilds.delete(guild.id);
			for (const channel of guild.channels) world.channels.delete(channel.id);
			gateway.dispatch("GUILD_DELETE", { id: guild.id }, { guildId: guild.id, intent: 1 });
		},
		/** The bot that was thrown out is invited again. */
		returnTo(guild: Guild): void {
			world.guilds.set(guild.id, guild);
			for (const channel of guild.channels) world.channels.set(channel.id, channel);
			gateway.dispatch("GUILD_CREATE", describeGuild(world, guild), { guildId: guild.id, intent: 1 });
		},
		/** An outage of Discord's: GUILD_DELETE with `unavailable`, and GUILD_CREATE at its end. */
		setOutage(guild: Guild, isOut: boolean): void {
			guild.available = !isOut;
			if (isOut) gateway.dispatch("GUILD_DELETE", { id: guild.id, unavailable: true }, { guildId: guild.id, intent: 1 });
			else gateway.dispatch("GUILD_CREATE", describeGuild(world, guild), { guildId: guild.id, intent: 1 });
		},
		removeChannel(channel: Channel): void {
			channel.deleted = true;
			gateway.dispatch("CHANNEL_DELETE", describeChannel(channel), { guildId: channel.guildId, intent: 1 });
		},
	};
}
