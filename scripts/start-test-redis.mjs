import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";

/**
 * Starts the machine's redis-server on a free port, without persistence, in a session of its own.
 * @returns {Promise<{ url: string, stop(): Promise<void> } | undefined>} undefined when there is no redis-server
 */
export async function startTestRedis() {
	if (spawnSync("redis-server", ["--version"]).status !== 0) return undefined;
	const port = await freePort();
	const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--daemonize", "no"];
	const server = spawn("redis-server", args, { detached: true, stdio: ["ignore", "pipe", "ignore"] });
	const ended = new Promise((resolve) => server.once("exit", resolve));
	await new Promise((resolve, reject) => {
		let said = "";
		server.stdout.on("data", (chunk) => {
			said += chunk;
			if (said.includes("Ready to accept connections")) resolve();
		});
		server.once("error", reject);
		server.once("exit", () => reject(new Error(`redis-server did not start:\n${said}`)));
	});
	return {
		url: `redis://127.0.0.1:${port}`,
		async stop() {
			server.kill();
			await ended;
		},
	};
}

function freePort() {
	return new Promise((resolve, reject) => {
		const probe = createServer().once("error", reject);
		probe.listen(0, "127.0.0.1", () => {
			const { port } = probe.address();
			probe.close(() => resolve(port));
		});
	});
}
