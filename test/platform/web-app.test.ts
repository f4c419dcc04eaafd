import express, { Router } from "express";
import { pino } from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { DomainError } from "../../src/domain/core/errors.ts";
import { type HttpServer, startHttpServer } from "../../src/platform/http-server.ts";
import { createWebApp } from "../../src/platform/web-app.ts";
import { askServer } from "../support/start-console.ts";

const TOKEN = "metrics-token";

describe("the web app", () => {
	let server: HttpServer;
	let log: string[];

	afterEach(() => server.close());

	async function start(router: Router = Router(), checks: Record<string, () => Promise<unknown>> = {}): Promise<typeof askHere> {
		log = [];
		const logger = pino({ level: "debug" }, { write: (line: string) => log.push(line) });
		server = await startHttpServer({
			app: createWebApp({ log: logger, routers: [router], checks, metricsToken: TOKEN }),
			host: "127.0.0.1",
			port: 0,
			grace: 500,
		});
		return askHere;
	}
	const askHere = (path: string, options?: Parameters<typeof askServer>[2]) => askServer(server.port, path, options);

	it("is alive, and ready once everything can be reached", async () => {
		let isQueueThere = true;
		const ask = await start(Router(), { database: async () => {}, queue: async () => (isQueueThere ? undefined : Promise.reject(new Error("away"))) });
		expect((await ask("/healthz")).status).toBe(200);
		expect(await ask("/readyz")).toMatchObject({ status: 200 });
		isQueueThere = false;
		const { status, json } = await ask("/readyz");
		expect(status).toBe(503);
		expect(json()).toEqual({ ok: false, missing: ["queue"] });
		expect((await ask("/healthz")).status).toBe(200);
	});

	it("counts a part that says nothing as missing", async () => {
		const ask = await start(Router(), { database: () => new Promise(() => {}) });
		const { status, json } = await ask("/readyz");
		expect(status).toBe(503);
		expect(json()).toEqual({ ok: false, missing: ["database"] });
	});

	it("gives its metrics to this machine, and elsewhere for the token", async () => {
		const router = Router().get("/things/:id", (_req, res) => void res.send("thing"));
		const ask = await start(router);
		await ask("/things/12345");
		const here = await ask("/metrics");
		expect(here.status).toBe(200);
		expect(here.body).toContain('route="/things/:id",status="200"');
		expect(here.body).not.toContain("12345");
		expect(here.body).toContain("process_cpu_seconds_total");
		const afar = { "X-Forwarded-For": "203.0.113.9" };
		expect((await ask("/metrics", { headers: afar })).status).toBe(401);
		expect((await ask("/metrics", { headers: { ...afar, Authorization: `Bearer ${TOKEN}` } })).status).toBe(200);
	});

	it("hands each router the raw body", async () => {
		const router = Router().post(
			"/raw",
			express.raw({ type: () => true }),
			(req, res) => void res.send(String(Buffer.isBuffer(req.body) && req.body.toString())),
		);
		const ask = await start(router);
		const { body } = await ask("/raw", { method: "POST", headers: { "Content-Type": "application/json" }, body: '{"id": 12345678901234567890}' });
		expect(body).toBe('{"id": 12345678901234567890}');
	});

	it("answers a bug with a reference that stands in the log, and with nothing of the bug", async () => {
		const router = Router().get("/bug", () => Promise.reject(new Error("an inner detail")));
		const ask = await start(router);
		const { status, body } = await ask("/bug?token=abc");
		expect(status).toBe(500);
		expect(body).not.toContain("inner detail");
		const reference = /Reference (\w+)/.exec(body)?.[1] ?? "none";
		const line = log.find((entry) => entry.includes(reference));
		expect(line).toContain("an inner detail");
	});

	it("answers what the client did wrong, what is away and what is not there", async () => {
		const router = Router()
			.get("/away", () => Promise.reject(new DomainError("unavailable", "The database is away.")))
			.get("/things/:id", (_req, res) => void res.send("thing"));
		const ask = await start(router);
		expect(await ask("/away")).toMatchObject({ status: 503 });
		expect(await ask("/things/%E0%A4%A")).toMatchObject({ status: 400 });
		expect(await ask("/nowhere")).toMatchObject({ status: 404 });
		expect((await ask("/nowhere", { headers: { "Accept-Language": "de-AT" } })).body).toContain("An dieser Adresse gibt es nichts.");
	});

	it("keeps headers and queries out of the log", async () => {
		const ask = await start();
		await ask("/nowhere?token=in-the-query", { headers: { Authorization: "Bearer in-the-header", Cookie: "omni=in-the-cookie" } });
		const lines = log.join("");
		expect(lines).toContain("/nowhere");
		expect(lines).not.toMatch(/in-the-(query|header|cookie)/);
	});
});
