import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import type { World } from "./world.ts";

/** What an app-level token opens. */
export const APP_TOKEN = "xapp-1-A0-1-emulated";

export type SocketMode = ReturnType<typeof startSocketMode>;

/** Slack's Socket Mode on the emulator's server (docs.slack.dev/apis/events-api/using-socket-mode): one connection, envelopes and their acknowledgements. */
export function startSocketMode(server: Server, world: World) {
	const sockets = new WebSocketServer({ server, path: "/socket" });
	const waiting = new Map<string, (payload: unknown) => void>();
	let current: WebSocket | undefined;
	let connections = 0;

	sockets.on("connection", (socket) => {
		connections += 1;
		current = socket;
		socket.on("message", (raw) => {
			const { envelope_id: id, payload } = JSON.parse(raw.toString()) as { envelope_id: string; payload?: unknown };
			waiting.get(id)?.(payload);
			waiting.delete(id);
		});
		socket.on("error", () => {});
		socket.on("close", () => {
			if (current === socket) current = undefined;
			world.changes.notify();
		});
		socket.send(JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: world.appId } }));
		world.changes.notify();
	});

	return {
		isOpen: () => current !== undefined,
		connections: () => connections,
		/** Sends an envelope and resolves with what its acknowledgement carries. */
		send: (type: "slash_commands" | "interactive" | "events_api", payload: unknown): Promise<unknown> =>
			new Promise((resolve) => {
				const envelope_id = randomUUID();
				waiting.set(envelope_id, resolve);
				current?.send(JSON.stringify({ type, envelope_id, payload, accepts_response_payload: type !== "events_api" }));
			}),
		/** Slack renews connections: it says good-bye and closes. */
		renew(): void {
			current?.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested", debug_info: {} }));
			current?.close();
		},
		close: () => sockets.close(),
	};
}
