import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { DomainError } from "../domain/core/errors.ts";

export interface HttpServer {
	/** The port in use; another than asked for when that was 0. */
	readonly port: number;
	/** Takes no new connection, lets requests finish, and cuts off what is left after the grace (milliseconds). May be called twice. */
	close(): Promise<void>;
}

interface HttpServerOptions {
	app: RequestListener;
	host: string;
	port: number;
	grace?: number;
}

/** Milliseconds. A proxy in front keeps its connections for about a minute, so ours must last longer than that. */
const TIMEOUTS = {
	headersTimeout: 20_000,
	requestTimeout: 120_000,
	keepAliveTimeout: 65_000,
	connectionsCheckingInterval: 5_000,
};

/**
 * Serves the app.
 * @throws DomainError unavailable, in one clear sentence, when the port can't be had
 */
export async function startHttpServer({ app, host, port, grace = 5_000 }: HttpServerOptions): Promise<HttpServer> {
	const server = createServer(TIMEOUTS, app);
	await listen(server, host, port);
	let closed: Promise<void> | undefined;
	return {
		port: (server.address() as AddressInfo).port,
		close() {
			closed ??= closeServer(server, grace);
			return closed;
		},
	};
}

function listen(server: Server, host: string, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
		server.listen({ host, port }, resolve);
	});
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): unknown {
	const cause = { cause: error };
	switch (error.code) {
		case "EADDRINUSE":
			return new DomainError(
				"unavailable",
				`Port ${port} is in use by another program: stop it, or choose another port, as in PORT=${port + 1} npm start.`,
				cause,
			);
		case "EACCES":
			return new DomainError("unavailable", `This user may not open port ${port}: choose one above 1023, as in PORT=3000 npm start.`, cause);
		case "EADDRNOTAVAIL":
		case "ENOTFOUND":
		case "EINVAL":
			return new DomainError("unavailable", `HOST=${host} is no address of this machine: leave it away, or use 0.0.0.0 for all of them.`, cause);
		default:
			return error;
	}
}

async function closeServer(server: Server, grace: number): Promise<void> {
	// A connection that falls idle after close() would otherwise be kept for keepAliveTimeout.
	server.prependListener("request", (_req, res) => res.setHeader("Connection", "close"));
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	const idle = setInterval(() => server.closeIdleConnections(), 100);
	const force = setTimeout(() => server.closeAllConnections(), grace);
	await closed;
	clearInterval(idle);
	clearTimeout(force);
}
