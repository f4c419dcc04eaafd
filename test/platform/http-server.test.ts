import { Agent, request, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { startHttpServer } from "../../src/platform/http-server.ts";

describe("the HTTP server", () => {
	it("says in one sentence that its port is taken", async () => {
		const first = await startHttpServer({ app: (_req, res) => res.end(), host: "127.0.0.1", port: 0 });
		try {
			const second = startHttpServer({ app: (_req, res) => res.end(), host: "127.0.0.1", port: first.port });
			await expect(second).rejects.toMatchObject({
				code: "unavailable",
				message: expect.stringMatching(new RegExp(`^Port ${first.port} is in use .*PORT=${first.port + 1}`)),
			});
		} finally {
			await first.close();
		}
	});

	it("says in one sentence that its host is no address of this machine", async () => {
		const started = startHttpServer({ app: (_req, res) => res.end(), host: "203.0.113.7", port: 0 });
		await expect(started).rejects.toMatchObject({ code: "unavailable", message: expect.stringContaining("HOST=203.0.113.7") });
	});

	it("lets a request finish before it closes, kept connections or not", async () => {
		let finish = () => {};
		const server = await startServer((res) => {
			finish = () => res.end("done");
		});
		const agent = new Agent({ keepAlive: true });
		const body = get(server.port, agent);
		await expect.poll(() => server.open()).toBe(1);
		const started = performance.now();
		const closed = server.close();
		setTimeout(finish, 200);
		expect(await body).toBe("done");
		await closed;
		expect(performance.now() - started).toBeLessThan(1_500);
		await expect(get(server.port, agent)).rejects.toThrow();
		agent.destroy();
	});

	it("cuts off what does not finish within the grace", async () => {
		const server = await startServer(() => {}, 300);
		const body = get(server.port, new Agent());
		const cut = expect(body).rejects.toThrow();
		await expect.poll(() => server.open()).toBe(1);
		await server.close();
		await cut;
	});
});

async function startServer(answer: (res: ServerResponse) => void, grace = 5_000) {
	let open = 0;
	const server = await startHttpServer({
		app: (_req, res) => {
			open++;
			answer(res);
		},
		host: "127.0.0.1",
		port: 0,
		grace,
	});
	return { ...server, open: () => open };
}

function get(port: number, agent: Agent): Promise<string> {
	return new Promise((resolve, reject) => {
		request({ host: "127.0.0.1", port, agent }, (response) => text(response).then(resolve, reject))
			.on("error", reject)
			.end();
	});
}
