import type { Server } from "node:http";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { describeGuild } from "./describe.ts";
import { gatewayUrl } from "./directory-routes.ts";
import type { World } from "./world.ts";

interface Session {
	readonly id: string;
	readonly shard: readonly [number, number];
	readonly intents: number;
	sequence: number;
	/** What was dispatched, for a resume. */
	readonly sent: { op: 0; t: string; s: number; d: unknown }[];
	socket: WebSocket | undefined;
}

export interface GatewayOptions {
	readonly heartbeatMs: number;
	/** GUILD_MEMBERS, GUILD_PRESENCES and MESSAGE_CONTENT are refused with 4014 unless granted. */
	readonly privilegedIntents: boolean;
}

export type Gateway = ReturnType<typeof startGateway>;

const privileged = (1 << 1) | (1 << 8) | (1 << 15);
const guildsIntent = 1 << 0;

/** Discord's gateway on the emulator's server (discord.com/developers/docs/events/gateway): JSON, no compression. */
export function startGateway(server: Server, world: World, { heartbeatMs, privilegedIntents }: GatewayOptions) {
	const sessions = new Map<string, Session>();
	const stats = { identifies: 0, resumes: 0 };
	const sockets = new WebSocketServer({ server, path: "/gateway" });
	let isResumable = true;

	sockets.on("connection", (socket) => {
		socket.send(JSON.stringify({ op: 10, s: null, t: null, d: { heartbeat_interval: heartbeatMs } }));
		socket.on("message", (raw) => receive(socket, raw));
		socket.on("error", () => {});
		socket.on("close", (code) => forget(socket, code));
	});

	/** A client that says good-bye (1000, 1001) ends its session; any other end may be resumed. */
	function forget(socket: WebSocket, code: number): void {
		const session = [...sessions.values()].find((one) => one.socket === socket);
		if (!session) return;
		session.socket = undefined;
		if (code === 1000 || code === 1001) sessions.delete(session.id);
		world.changes.notify();
	}

	function receive(socket: WebSocket, raw: RawData): void {
		const { op, d } = JSON.parse(raw.toString()) as { op: number; d: unknown };
		if (op === 1) socket.send(JSON.stringify({ op: 11, s: null, t: null, d: null }));
		if (op === 2) identify(socket, d as { token: string; intents: number; shard?: [number, number] });
		if (op === 6) resume(socket, d as { token: string; session_id: string; seq: number });
	}

	function identify(socket: WebSocket, { token, intents, shard = [0, 1] }: { token: string; intents: number; shard?: [number, number] }): void {
		stats.identifies += 1;
		const isKnown = token === world.token;
		if (!isKnown || (!privilegedIntents && (intents & privileged) !== 0)) {
			socket.close(isKnown ? 4014 : 4004, isKnown ? "Disallowed intent(s)." : "Authentication failed.");
			return;
		}
		const session: Session = { id: `session-${world.newId()}`, shard, intents, sequence: 0, sent: [], socket };
		sessions.set(session.id, session);
		const guilds = [...world.guilds.values()].filter((guild) => isOnShard(session, guild.id));
		dispatchTo(session, "READY", {
			v: 10,
			user: world.bot,
			guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
			session_id: session.id,
			resume_gateway_url: gatewayUrl(world.origin),
			shard,
			application: { id: world.applicationId, flags: 0 },
		});
		for (const guild of guilds) {
			if (guild.available && (intents & guildsIntent) !== 0) dispatchTo(session, "GUILD_CREATE", describeGuild(world, guild));
		}
		world.changes.notify();
	}

	function resume(socket: WebSocket, { token, session_id, seq }: { token: string; session_id: string; seq: number }): void {
		stats.resumes += 1;
		const session = sessions.get(session_id);
		if (token !== world.token || !session || !isResumable) {
			sessions.delete(session_id);
			isResumable = true;
			socket.send(JSON.stringify({ op: 9, s: null, t: null, d: false }));
			return;
		}
		session.socket = socket;
		for (const event of session.sent.filter((event) => event.s > seq)) socket.send(JSON.stringify(event));
		dispatchTo(session, "RESUMED", {});
		world.changes.notify();
	}

	function dispatchTo(session: Session, t: string, d: unknown): void {
		session.sequence += 1;
		const event = { op: 0 as const, t, s: session.sequence, d };
		session.sent.push(event);
		if (session.socket?.readyState === 1) session.socket.send(JSON.stringify(event));
	}

	/** Drops every connection; the client is expected to come back. */
	async function drop({ how, resumable }: { how: "close" | "terminate" | "reconnect"; resumable: boolean }): Promise<void> {
		isResumable = resumable;
		for (const session of sessions.values()) {
			const socket = session.socket;
			session.socket = undefined;
			if (how === "terminate") socket?.terminate();
			else if (how === "close") socket?.close(4000, "Unknown error");
			else socket?.send(JSON.stringify({ op: 7, s: null, t: null, d: null }));
		}
	}

	return {
		stats,
		drop,
		/** Sends an event to the shard of a guild, or to all; kept for a resume when nobody is connected. */
		dispatch(t: string, d: unknown, { guildId, intent = 0 }: { guildId?: string | null; intent?: number } = {}): void {
			for (const session of sessions.values()) {
				const wanted = (!guildId || isOnShard(session, guildId)) && (session.intents & intent) === intent;
				if (wanted) dispatchTo(session, t, d);
			}
		},
		isConnected: () => [...sessions.values()].some((session) => session.socket?.readyState === 1),
		async close(): Promise<void> {
			for (const socket of sockets.clients) socket.terminate();
			await new Promise<void>((resolve) => sockets.close(() => resolve()));
		},
	};
}

/** discord.com/developers/docs/events/gateway#sharding-sharding-formula */
function isOnShard({ shard: [index, count] }: Session, guildId: string): boolean {
	return Number((BigInt(guildId) >> 22n) % BigInt(count)) === index;
}
