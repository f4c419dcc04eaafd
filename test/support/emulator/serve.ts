import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it came over the wire. */
export interface WireRequest {
	readonly method: string;
	readonly path: string;
	readonly query: URLSearchParams;
	readonly headers: IncomingHttpHeaders;
	readonly raw: Buffer;
}

/** What to send back. Only a `json` or `text` answer carries a content type: a 204 with one crashes discord.js. */
export interface WireAnswer {
	readonly status: number;
	readonly json?: unknown;
	readonly text?: string;
	readonly bytes?: Buffer;
	readonly headers?: Record<string, string>;
	/** The connection ends without an answer. */
	readonly isBroken?: boolean;
}

export interface WireServer {
	readonly origin: string;
	readonly server: Server;
	close(): Promise<void>;
}

/** Serves on a free port of the loopback. An error of the handler is answered 500 with its stack, so that a test shows it. */
export async function serve(handle: (request: WireRequest) => Promise<WireAnswer>): Promise<WireServer> {
	const server = createServer((incoming, response) => {
		void readRequest(incoming)
			.then(handle)
			.catch((error: unknown): WireAnswer => ({ status: 500, text: `emulator: ${error instanceof Error ? error.stack : String(error)}` }))
			.then(({ status, json, text, bytes, headers = {}, isBroken = false }) => {
				if (isBroken) return void incoming.socket.destroy();
				const type = json !== undefined ? "application/json" : text !== undefined ? "text/plain; charset=utf-8" : undefined;
				response.writeHead(status, type ? { "content-type": type, ...headers } : headers);
				response.end(json !== undefined ? JSON.stringify(json) : (text ?? bytes));
			});
	});
	// A connection that is closed for being idle may have the next request on its way already.
	server.keepAliveTimeout = 0;
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		server,
		async close() {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	};
}

async function readRequest(incoming: IncomingMessage): Promise<WireRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const url = new URL(incoming.url ?? "/", "http://emulator");
	return {
		method: incoming.method ?? "GET",
		path: url.pathname,
		query: url.searchParams,
		headers: incoming.headers,
		raw: Buffer.concat(chunks),
	};
}
