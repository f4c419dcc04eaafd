import { Writable } from "node:stream";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "../../../src/bots/caller.ts";
import { createTokenGate } from "../../../src/bots/console/token-gate.ts";
import type { Role } from "../../../src/domain/core/permissions/roles.ts";
import type { Answer } from "../../../src/domain/core/reply.ts";
import { startHttpServer } from "../../../src/platform/http-server.ts";
import { createWebApp } from "../../../src/platform/web-app.ts";
import { CONSOLE_TOKEN, startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { query } from "../../support/query.ts";
import { askServer } from "../../support/start-console.ts";
import { vendorFingerprint } from "../../support/vendor-fingerprint.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;
let manager: Caller;

beforeAll(async () => {
	app = await startTestApp({ config: { roles: ["web", "worker"] } });
	shop = await app.buildShop("Card Corner");
	other = await app.buildShop("Game Garage");
	manager = await shop.join("manager", "manager");
	await shop.type('/item new API-1 "Charizard" tcg-single 10 quantity:3');
	await other.type('/item new API-2 "Charizard elsewhere" other 1');
});

afterAll(() => app.stop());

let made = 0;
async function makeToken(role: Role = "staff", caller: Caller = shop.owner): Promise<{ token: string; name: string }> {
	const name = `program-${++made}`;
	const reply = await shop.type(`/token create ${name} role:${role}`, caller);
	return { name, token: reply.fields?.find((field) => field.name === "Token")?.value ?? "" };
}

function post(token: string, message: object, headers: Record<string, string> = {}) {
	const body = JSON.stringify(message);
	return askServer(app.port, "/console/messages", {
		method: "POST",
		headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json", ...headers },
		body,
	});
}

async function type(token: string, text: string): Promise<Answer> {
	const answer = await post(token, { text });
	expect(answer.status).toBe(200);
	return answer.json<Answer>();
}

const remote = { "X-Forwarded-For": "203.0.113.7", Host: "stock.example.com" };

describe("a program with a token", () => {
	test("acts as its member in its shop, and the audit says by API", async () => {
		const { token } = await makeToken();
		expect(await type(token, "/stock receive API-1 2")).toMatchObject({ ok: true });
		const [entry] = await query(
			app.database.ownerUrl,
			"SELECT surface, workspace_id, person_id FROM audit_entry WHERE vendor_id = $1 ORDER BY number DESC LIMIT 1",
			[shop.vendorId],
		);
		const [owner] = await query<{ id: string }>(app.database.ownerUrl, "SELECT person_id AS id FROM membership WHERE vendor_id = $1 AND role = 'owner'", [
			shop.vendorId,
		]);
		expect(entry).toEqual({ surface: "api", workspace_id: null, person_id: owner?.id });
		expect((await shop.type("/audit sku:API-1")).rows?.rows[0]).toEqual(expect.arrayContaining(["owner", "API"]));
	});

	test("may do what its role may", async () => {
		const viewer = await makeToken("viewer");
		expect(await type(viewer.token, "/find charizard")).toMatchObject({ ok: true });
		expect(await type(viewer.token, "/stock receive API-1 1")).toMatchObject({ ok: false, code: "permission_denied" });
		expect(await type((await makeToken("owner")).token, "/price set API-1 12")).toMatchObject({ ok: true });
	});

	test("may do no more than its member may at present", async () => {
		const { token } = await makeToken("manager", manager);
		expect(await type(token, "/price set API-1 11")).toMatchObject({ ok: true });
		const [member] = await query<{ id: string }>(
			app.database.ownerUrl,
			"UPDATE membership SET role = 'viewer' WHERE vendor_id = $1 AND role = 'manager' RETURNING person_id AS id",
			[shop.vendorId],
		);
		expect(await type(token, "/price set API-1 13")).toMatchObject({ ok: false, code: "permission_denied" });
		expect(await type(token, "/find charizard")).toMatchObject({ ok: true });
		await query(app.database.ownerUrl, "UPDATE membership SET role = 'manager' WHERE vendor_id = $1 AND person_id = $2", [shop.vendorId, member?.id]);
	});

	test("reaches nothing of another shop, wherever its member is one too", async () => {
		const { token } = await makeToken("owner");
		const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec((await other.type("/shop invite role:owner")).text)?.[0];
		await other.type(`/shop link ${code}`, { ...shop.owner, workspaceExternalId: "Game Garage" });
		const before = await vendorFingerprint(app.database.ownerUrl, other.vendorId);
		expect(await type(token, "/stock receive API-2 1")).toMatchObject({ ok: false, code: "not_found" });
		expect(JSON.stringify(await type(token, "/find charizard"))).not.toContain("elsewhere");
		expect(await vendorFingerprint(app.database.ownerUrl, other.vendorId)).toEqual(before);
	});

	test("comes from anywhere; the console's own token does not", async () => {
		const { token } = await makeToken();
		expect((await post(token, { text: "/shop show" }, remote)).json<Answer>()).toMatchObject({ ok: true, reply: { title: "Card Corner" } });
		expect((await post(CONSOLE_TOKEN, { text: "/help" }, remote)).status).toBe(403);
		expect((await post(CONSOLE_TOKEN, { text: "/help" })).status).toBe(200);
	});

	test("completes words in its shop", async () => {
		const { token } = await makeToken();
		const headers = { Authorization: `Bearer ${token}` };
		const answer = await askServer(app.port, "/console/complete?text=/item%20show%20API", { headers });
		expect(answer.body).toContain("API-1");
		expect(answer.body).not.toContain("API-2");
		expect((await askServer(app.port, "/console/messages", { headers })).json()).toMatchObject({ messages: [] });
	});

	test("sees no page and signs nobody in", async () => {
		const { token } = await makeToken("owner");
		const page = await askServer(app.port, `/?token=${token}`, { headers: { Authorization: `Bearer ${token}` } });
		expect([page.status, page.headers["set-cookie"]]).toEqual([401, undefined]);
	});

	test("reads no file of the machine by its path", async () => {
		const { token } = await makeToken("owner");
		expect(await type(token, "/bulk import file:/etc/hostname")).toMatchObject({ ok: false, code: "invalid_input" });
		const file = { name: "stock.csv", content: Buffer.from("sku,price\nAPI-1,10\n").toString("base64") };
		expect((await post(token, { text: "/bulk import", file })).json<Answer>()).toMatchObject({ ok: true });
	});

	test("types nothing that is about a person, makes no token and opens no shop", async () => {
		const { token } = await makeToken("owner");
		for (const text of ["/account show", "/account forget confirm:yes", "/shop setup Mine"]) {
			expect(await type(token, text), text).toMatchObject({ ok: false, code: "permission_denied" });
		}
		expect(await type(token, "/token create offspring")).toMatchObject({ ok: false, code: "permission_denied" });
		const opening = await post(token, { text: "/shop show", open: { shop: "Game Garage", reason: "curious" } });
		expect(opening.status).toBe(403);
		expect(await type(token, "/help price")).toMatchObject({ ok: true });
		expect(await type(token, "/notify here")).toMatchObject({ ok: false, code: "invalid_input" });
	});

	test("runs a bulk operation to its end", async () => {
		const { token } = await makeToken("manager");
		const preview = await type(token, "/bulk price change:+5%");
		const confirm = preview.reply.actions?.find(({ command }) => command.startsWith("/bulk confirm"))?.command ?? "";
		let answer = await type(token, confirm);
		while (answer.ok && answer.reply.progress?.active) answer = await type(token, answer.reply.progress.command);
		expect(answer).toMatchObject({ ok: true });
		const [operation] = await query(app.database.ownerUrl, "SELECT status FROM bulk_operation WHERE vendor_id = $1 ORDER BY number DESC LIMIT 1", [
			shop.vendorId,
		]);
		expect(operation).toEqual({ status: "done" });
	});
});

describe("a token that opens nothing", () => {
	test("is answered the same, whatever the reason, from near and far", async () => {
		const revoked = await makeToken();
		await shop.type(`/token revoke ${revoked.name}`);
		const expired = await makeToken();
		await query(app.database.ownerUrl, "UPDATE api_token SET expires_at = now() WHERE name = $1", [expired.name]);
		const leaver = await shop.join("leaver", "manager");
		const orphan = await makeToken("viewer", leaver);
		await query(app.database.ownerUrl, "DELETE FROM membership WHERE vendor_id = $1 AND person_id = (SELECT person_id FROM api_token WHERE name = $2)", [
			shop.vendorId,
			orphan.name,
		]);
		const unknown = `omni_${"x".repeat(43)}`;
		const answers = [];
		for (const token of [revoked.token, expired.token, orphan.token, unknown, "omni_"]) {
			for (const headers of [{}, remote]) {
				const { status, body } = await post(token, { text: "/shop show" }, headers);
				answers.push(`${status} ${body}`);
			}
		}
		expect(new Set(answers).size).toBe(1);
		expect(answers[0]).toMatch(/^401 .*permission_denied/);
	});

	test("a member's token stops the moment they are forgotten", async () => {
		const clerk = await shop.join("forgotten-clerk", "manager");
		const { token } = await makeToken("staff", clerk);
		await type(token, "/find x");
		await shop.type("/account forget confirm:yes", clerk);
		expect((await post(token, { text: "/find x" })).status).toBe(401);
	});

	test("a token goes on for the person that its member turned out to be", async () => {
		const clerk = await shop.join("merging-clerk", "manager");
		const keeper = await shop.join("merging-keeper", "manager");
		const { token } = await makeToken("staff", clerk);
		const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec((await shop.type("/account link", keeper)).text)?.[0];
		await shop.type(`/account link ${code}`, clerk);
		expect(await type(token, "/find x")).toMatchObject({ ok: true });
	});
});

describe("last used", () => {
	const usedOf = async (name: string) =>
		(await query<{ at: Date | null }>(app.database.ownerUrl, "SELECT last_used_at AS at FROM api_token WHERE name = $1", [name]))[0]?.at ?? null;

	test("is noted, at most once a minute, and is no change of the shop's", async () => {
		const { token, name } = await makeToken("viewer");
		expect(await usedOf(name)).toBeNull();
		await Promise.all([1, 2, 3].map(() => type(token, "/find x")));
		const first = await usedOf(name);
		expect(first).not.toBeNull();
		await type(token, "/find x");
		expect(await usedOf(name)).toEqual(first);
		await query(app.database.ownerUrl, "UPDATE api_token SET last_used_at = now() - interval '61 seconds' WHERE name = $1", [name]);
		await type(token, "/find x");
		expect((await usedOf(name))?.getTime()).toBeGreaterThan((first?.getTime() ?? 0) - 1);
		const audits = await query(app.database.ownerUrl, "SELECT action FROM audit_entry a JOIN api_token t ON t.id = a.subject_id WHERE t.name = $1", [name]);
		expect(audits).toEqual([{ action: "create-token" }]);
	});

	test("is not noted for a token that is refused", async () => {
		const { token, name } = await makeToken();
		await shop.type(`/token revoke ${name}`);
		await post(token, { text: "/find x" });
		expect(await usedOf(name)).toBeNull();
	});
});

test("no line of the log has a token, at any level", async () => {
	const lines: string[] = [];
	const write = (chunk: unknown, _encoding: unknown, done: () => void) => {
		lines.push(String(chunk));
		done();
	};
	const log = pino({ level: "trace" }, new Writable({ write }));
	const { token } = await makeToken();
	const gate = createTokenGate({ access: app.access, refuse: (res, status, text) => void res.status(status).send(text) });
	const routers = [
		gate,
		() => {
			throw new Error("a route that breaks");
		},
	];
	const server = await startHttpServer({ app: createWebApp({ log, routers, checks: {}, metricsToken: "m" }), host: "127.0.0.1", port: 0 });
	for (const given of [token, `${token}x`]) await askServer(server.port, `/console/messages?token=${given}`, { headers: { Authorization: `Bearer ${given}` } });
	await server.close();
	expect(lines.join("")).toContain("a route that breaks");
	expect(lines.join("")).not.toContain(token.slice(5));
});
