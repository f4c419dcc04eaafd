import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

interface Known {
	connectionId: string;
	vendorId: string;
	secret: string;
}

/**
 * The least that a receiver can do: the signature, and one prepared INSERT per request, as the database's owner, past row-level security. It knows every
 * connection by heart, asks for no job, and has no limits.
 */
export async function startBareReceiver(ownerUrl: string, known: readonly Known[]): Promise<{ port: number; stop(): Promise<void> }> {
	const pool = new pg.Pool({ connectionString: ownerUrl, max: 16 });
	const connections = new Map(known.map((connection) => [connection.connectionId, connection]));
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on("data", (chunk: Buffer) => chunks.push(chunk));
		request.on("end", () => {
			const body = Buffer.concat(chunks);
			const connection = connections.get(request.url?.split("/").at(-1) ?? "");
			const given = Buffer.from(String(request.headers["x-shopify-hmac-sha256"]), "base64");
			const made = createHmac("sha256", connection?.secret ?? "")
				.update(body)
				.digest();
			if (!connection || given.length !== made.length || !timingSafeEqual(given, made)) {
				response.writeHead(401).end();
				return;
			}
			const values = [
				connection.vendorId,
				connection.connectionId,
				request.headers["x-shopify-event-id"],
				request.headers["x-shopify-topic"],
				request.headers,
				body,
			];
			pool
				.query({
					name: "insert",
					text: `INSERT INTO webhook_delivery (vendor_id, connection_id, marketplace, delivery_id, topic, headers, body)
						VALUES ($1, $2, 'shopify', $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
					values,
				})
				.then(
					() => response.writeHead(200, { "content-type": "text/plain", "content-length": 2 }).end("ok"),
					() => response.writeHead(500, { "content-length": 0 }).end(),
				);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		port: (server.address() as AddressInfo).port,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			await pool.end();
		},
	};
}
