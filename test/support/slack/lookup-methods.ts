import { fail, findChannel, type WebMethod } from "./web-method.ts";
import type { Channel, User } from "./world.ts";

/** Who and what there is. */
export const lookupMethods: Record<string, WebMethod> = {
	"auth.test": ({ world }, team) => ({
		ok: true,
		url: `${world.origin}/`,
		team: team.name,
		team_id: team.id,
		user: "omni-stock",
		user_id: team.botUserId,
		bot_id: team.botId,
		is_enterprise_install: false,
		...(team.enterpriseId ? { enterprise_id: team.enterpriseId } : {}),
	}),
	"team.info": (_context, team) => ({ ok: true, team: { id: team.id, name: team.name, domain: team.domain, email_domain: "", icon: {} } }),
	"users.info": ({ world }, team, args) => {
		const user = world.users.get(String(args.user));
		return user?.teamId === team.id
			? { ok: true, user: describeUser(user, args.include_locale === "true" || args.include_locale === true) }
			: fail("user_not_found");
	},
	"usergroups.users.list": ({ world }, team, args) => {
		const group = world.groups.get(String(args.usergroup));
		return group?.teamId === team.id ? { ok: true, users: [...group.users] } : fail("no_such_subteam");
	},
	"conversations.info": ({ world }, team, args) => {
		const channel = findChannel(world, team, args.channel);
		return channel && (channel.isMember || !channel.isPrivate) ? { ok: true, channel: describeChannel(channel) } : fail("channel_not_found");
	},
};

function describeUser(user: User, withLocale: boolean) {
	return {
		id: user.id,
		team_id: user.teamId,
		name: user.name,
		deleted: false,
		real_name: user.realName,
		tz: "Europe/Amsterdam",
		profile: { real_name: user.realName, display_name: user.realName, team: user.teamId },
		is_admin: user.isAdmin,
		is_owner: user.isOwner,
		is_primary_owner: false,
		is_restricted: false,
		is_ultra_restricted: false,
		is_bot: false,
		is_app_user: false,
		...(withLocale ? { locale: user.locale } : {}),
	};
}

function describeChannel(channel: Channel) {
	return {
		id: channel.id,
		name: channel.name,
		is_channel: channel.userId === null,
		is_im: channel.userId !== null,
		is_private: channel.isPrivate,
		is_archived: channel.isArchived,
		is_member: channel.isMember,
		context_team_id: channel.teamId,
		...(channel.userId ? { user: channel.userId } : {}),
	};
}
