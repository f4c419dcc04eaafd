import { type AddressInfo, createConnection, createServer, type Socket } from "node:net";
import { Transform } from "node:stream";

interface Gate {
	url: string;
	shut(): Promise<void>;
	open(): Promise<void>;
	/** From now on whatever is sent to the server arrives so many milliseconds later. */
	slow(milliseconds: number): void;
}

/** A way to a server that can be shut, as when its machine goes away, and opened again on the same port; and one that can be slow. */
export async function openGate(url: string): Promise<Gate> {
	const target = new URL(url);
	const sockets = new Set<Socket>();
	let delay = 0;
	const late = () =>
		new Transform({
			transform(chunk, _encoding, done) {
				if (delay === 0) done(null, chunk);
				else setTimeout(() => done(null, chunk), delay);
			},
		});
	const server = createServer((near) => {
		const far = createConnection(Number(target.port || 5432), target.hostname);
		for (const [one, two] of [[near, far] as const, [far, near] as const]) {
			sockets.add(one);
			if (one === near) one.pipe(late()).pipe(two);
			else one.pipe(two);
			one
				.on("error", () => {})
				.on("close", () => {
					sockets.delete(one);
					two.destroy();
				});
		}
	});
	const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
	await listen(0);
	const { port } = server.address() as AddressInfo;
	const gated = new URL(url);
	gated.hostname = "127.0.0.1";
	gated.port = String(port);
	return {
		url: gated.href,
		open: () => listen(port),
		slow(milliseconds) {
			delay = milliseconds;
		},
		async shut() {
			const closed = new Promise((resolve) => server.close(resolve));
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
}
