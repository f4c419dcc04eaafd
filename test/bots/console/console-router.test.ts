import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../../src/domain/core/reply.ts";
import { consoleCommands } from "../../support/console-commands.ts";
import { CONSOLE_TOKEN, startConsole, type TestConsole } from "../../support/start-console.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const BEARER = { Authorization: `Bearer ${CONSOLE_TOKEN}` };

describe("the console over HTTP", () => {
	let console: TestConsole;
	let cookie: string;

	beforeAll(async () => {
		console = await startConsole(consoleCommands());
		cookie = `omni_console_${console.port}=${CONSOLE_TOKEN}`;
	});
	afterAll(() => console.stop());

	describe("commands", () => {
		it("answers a command with 200 and the Answer", async () => {
			const { status, headers, json } = await console.post({ text: "/echo hello" });
			expect(status).toBe(200);
			expect(headers["cache-control"]).toBe("no-store");
			expect(json()).toEqual({ ok: true, reply: { text: "hello", audience: "private" } });
		});

		it("answers what the domain refuses with 200 as well, and its code", async () => {
			const unknown = await console.post({ text: "/ehco hello" });
			expect(unknown.status).toBe(200);
			expect(unknown.json()).toMatchObject({ ok: false, code: "invalid_input", reply: { text: expect.stringContaining("/echo") } });
			const unlinked = await console.post({ text: "/find charizard" });
			expect(unlinked.json()).toMatchObject({ ok: false, code: "not_found", reply: { text: expect.stringContaining("/shop setup") } });
		});

		it("tells of a bug by a reference and nothing else", async () => {
			const { status, body } = await console.post({ text: "/break" });
			expect(status).toBe(200);
			expect(JSON.parse(body)).toMatchObject({ ok: false, code: "fault" });
			expect(body).not.toContain("secret");
		});

		it("refuses what is no message, naming what is wrong", async () => {
			for (const message of [{}, { text: 5 }, [], null, { text: "/help", cwd: "not/absolute" }]) {
				const { status, json } = await console.post(message);
				expect(status).toBe(400);
				expect(json()).toMatchObject({ ok: false, code: "invalid_input" });
			}
			const broken = await console.ask("/console/messages", { method: "POST", headers: { ...BEARER, "Content-Type": "application/json" }, body: '{"text":' });
			expect(broken.status).toBe(400);
			expect(broken.json<Answer>().reply.text).toContain("JSON");
		});

		it("refuses a body that is too large before it is read whole", async () => {
			const { status, json } = await console.post({ text: "x".repeat(65 * 1024 * 1024) });
			expect(status).toBe(413);
			expect(json<Answer>().reply.text).toContain("64 MB");
		});
	});

	describe("who may come in", () => {
		it("shows a page for the token to who has none, and runs nothing", async () => {
			const page = await console.ask("/");
			expect(page.status).toBe(401);
			expect(page.body).toContain("npm start");
			for (const headers of [
				{},
				{ Authorization: "Bearer wrong" },
				{ Authorization: `Basic ${CONSOLE_TOKEN}` },
				{ Cookie: `omni_console_1=${CONSOLE_TOKEN}` },
			]) {
				const { status, json } = await console.post({ text: "/echo hello" }, { Authorization: "", ...headers });
				expect(status).toBe(401);
				expect(json()).toMatchObject({ ok: false, code: "permission_denied" });
			}
			expect((await console.ask("/console/messages")).status).toBe(401);
			expect((await console.ask("/console/complete?text=/")).status).toBe(401);
		});

		it("turns the printed address into a cookie that no script and no other site can use", async () => {
			const { status, headers } = await console.ask(`/?token=${CONSOLE_TOKEN}`);
			expect(status).toBe(303);
			expect(headers.location).toBe("/");
			expect(headers["set-cookie"]?.[0]).toMatch(new RegExp(`^omni_console_${console.port}=.*HttpOnly; SameSite=Strict`));
			const page = await console.ask("/", { headers: { Cookie: `theme=dark; ${cookie}` } });
			expect(page.status).toBe(200);
			expect(page.headers["content-security-policy"]).toContain("script-src 'self'");
			expect(page.headers["x-powered-by"]).toBeUndefined();
			expect((await console.ask("/?token=wrong")).status).toBe(401);
		});

		it("is closed to other names, proxies and tunnels while it is meant for this machine alone", async () => {
			const afar = [
				{ Host: "evil.example.com" },
				{ Host: "localhost.evil.example.com" },
				{ "X-Forwarded-For": "203.0.113.9" },
				{ Forwarded: "for=203.0.113.9" },
			];
			for (const headers of afar) {
				expect((await console.post({ text: "/echo hello" }, headers)).status).toBe(403);
				expect((await console.ask(`/?token=${CONSOLE_TOKEN}`, { headers })).status).toBe(403);
			}
			for (const host of [`localhost:${console.port}`, `127.0.0.1:${console.port}`, "[::1]:3000"]) {
				expect((await console.post({ text: "/echo hello" }, { Host: host })).status).toBe(200);
			}
		});

		it("takes no write that another site sends in the visitor's name", async () => {
			const signedIn = { Authorization: "", Cookie: cookie };
			const own = { ...signedIn, Origin: `http://127.0.0.1:${console.port}`, "Sec-Fetch-Site": "same-origin" };
			expect((await console.post({ text: "/echo hello" }, own)).status).toBe(200);
			expect((await console.post({ text: "/echo hello" }, { ...signedIn, Origin: "https://evil.example.com" })).status).toBe(403);
			expect((await console.post({ text: "/echo hello" }, { ...signedIn, Origin: "null" })).status).toBe(403);
			expect((await console.post({ text: "/echo hello" }, { ...signedIn, "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
			expect((await console.post({ text: "/echo hello" }, { ...signedIn, "Content-Type": "text/plain" })).status).toBe(415);
		});
	});

	describe("files", () => {
		it("reads a path from where the terminal was, or from its root", async () => {
			const folder = temporaryFolder();
			writeFileSync(join(folder, "my stock.csv"), "sku,price\n");
			const relative = await console.post({ text: '/count bytes file:"my stock.csv"', cwd: folder });
			expect(relative.json<Answer>().reply.text).toBe("my stock.csv has 10 bytes, 10 announced.");
			const absolute = await console.post({ text: `/count bytes "${join(folder, "my stock.csv")}"` });
			expect(absolute.json<Answer>().reply.text).toBe("my stock.csv has 10 bytes, 10 announced.");
		});

		it("says what is wrong with a path", async () => {
			const folder = temporaryFolder();
			mkdirSync(join(folder, "inner"));
			const missing = await console.post({ text: "/count bytes file:nothing.csv", cwd: folder });
			expect(missing.json()).toMatchObject({ ok: false, code: "not_found", reply: { text: `There is no file ${join(folder, "nothing.csv")}.` } });
			const inner = await console.post({ text: "/count bytes file:inner", cwd: folder });
			expect(inner.json()).toMatchObject({ ok: false, code: "invalid_input", reply: { text: expect.stringContaining("folder") } });
			const endless = await console.post({ text: "/count bytes file:/dev/zero" });
			expect(endless.json()).toMatchObject({ ok: false, code: "invalid_input" });
			const none = await console.post({ text: "/count bytes" });
			expect(none.json()).toMatchObject({ ok: false, code: "invalid_input", reply: { text: expect.stringContaining("/count bytes needs file") } });
		});

		it("takes a file that is sent along, for a command that wants one", async () => {
			const file = { name: "café.csv", content: Buffer.from("sku\nü\n").toString("base64") };
			expect((await console.post({ text: "/count bytes", file })).json<Answer>().reply.text).toBe("café.csv has 7 bytes, 7 announced.");
			expect((await console.post({ text: "/echo hello", file })).json()).toMatchObject({
				ok: false,
				reply: { text: expect.stringContaining("/echo takes no file") },
			});
			expect((await console.post({ text: "/count bytes file:x.csv", file })).json()).toMatchObject({ ok: false, code: "invalid_input" });
		});

		it("opens no shop for someone who sits elsewhere", async () => {
			const open = await startConsole(consoleCommands(), { loopbackOnly: false });
			try {
				const message = { text: "/echo hello", open: { shop: "Card Corner", reason: "why not", as: "discord:1" } };
				const afar = await open.post(message, { Host: "stock.example.com", "X-Forwarded-For": "203.0.113.9" });
				expect(afar.status).toBe(403);
				expect(afar.json<Answer>().reply.text).toContain("at the terminal");
			} finally {
				await open.stop();
			}
		});

		it("reads no path for someone who sits elsewhere", async () => {
			const open = await startConsole(consoleCommands(), { loopbackOnly: false });
			try {
				const file = import.meta.filename;
				const afar = await open.post({ text: `/count bytes ${file}` }, { Host: "stock.example.com", "X-Forwarded-For": "203.0.113.9" });
				expect(afar.json()).toMatchObject({ ok: false, code: "invalid_input", reply: { text: expect.stringContaining("Attach") } });
				const here = await open.post({ text: `/count bytes ${file}` });
				expect(here.json<Answer>().reply.text).toContain(basename(file));
			} finally {
				await open.stop();
			}
		});
	});
});
