import { objectOf } from "../emulator/json.ts";
import { noContent, unknown } from "./api-answer.ts";
import { describeChannel, describeGuild, describeMember } from "./describe.ts";
import { route } from "./route.ts";

const sessionLimit = { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 1 };

/** Who and what there is: the gateway, the application, users, guilds and members. */
export const directoryRoutes = [
	route("GET /gateway", ({ world }) => ({ status: 200, json: { url: gatewayUrl(world.origin) } }), { auth: false }),
	route("GET /gateway/bot", ({ world }) => ({
		status: 200,
		json: { url: gatewayUrl(world.origin), shards: world.limits.shards, session_start_limit: sessionLimit },
	})),
	route("GET /users/@me", ({ world }) => ({ status: 200, json: world.bot })),
	route("GET /applications/@me", ({ world }) => ({ status: 200, json: describeApplication(world.applicationId) })),
	route("GET /oauth2/applications/@me", ({ world }) => ({ status: 200, json: describeApplication(world.applicationId) })),
	route("POST /users/@me/channels", ({ world }, { body }) => {
		const recipient = world.users.get(String(objectOf(body).recipient_id));
		if (!recipient) return unknown.user();
		const name = `dm-${recipient.id}`;
		const known = [...world.channels.values()].find((channel) => channel.name === name);
		const channel = known ?? { id: world.newId(), guildId: null, name, botMayPost: true, botSeesHistory: true, deleted: false };
		world.channels.set(channel.id, channel);
		return { status: 200, json: { ...describeChannel(channel), recipients: [recipient] } };
	}),
	route("DELETE /users/@me/guilds/:", ({ world }, { params: [id] }) => (world.guilds.delete(id ?? "") ? noContent : unknown.guild())),
	route("GET /users/:", ({ world }, { params: [id] }) => {
		const user = world.users.get(id ?? "");
		return user ? { status: 200, json: user } : unknown.user();
	}),
	route("GET /guilds/:", ({ world }, { params: [id] }) => {
		const guild = world.guilds.get(id ?? "");
		return guild ? { status: 200, json: describeGuild(world, guild) } : unknown.guild();
	}),
	route("GET /guilds/:/channels", ({ world }, { params: [id] }) => {
		const guild = world.guilds.get(id ?? "");
		return guild ? { status: 200, json: guild.channels.map(describeChannel) } : unknown.guild();
	}),
	route("GET /guilds/:/members/:", ({ world }, { params: [guildId, userId] }) => {
		const member = world.guilds.get(guildId ?? "")?.members.get(userId ?? "");
		return member ? { status: 200, json: describeMember(member) } : unknown.member();
	}),
];

/** Where the emulator's gateway listens. */
export function gatewayUrl(origin: string): string {
	return `${origin.replace("http:", "ws:")}/gateway`;
}

function describeApplication(id: string) {
	return { id, name: "Omni-Stock", icon: null, description: "", bot_public: true, bot_require_code_grant: false, verify_key: "", flags: 0, team: null };
}
