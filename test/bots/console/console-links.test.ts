import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "../../../src/bots/caller.ts";
import type { Answer } from "../../../src/domain/core/reply.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { query } from "../../support/query.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;
let origin: string;
let clerk: Caller;

/** From elsewhere, through the proxy. */
const AFAR = { "x-forwarded-for": "203.0.113.7", "x-forwarded-proto": "https" };

beforeAll(async () => {
	app = await startTestApp({ config: { roles: ["web", "worker"] } });
	shop = await app.buildShop("Card Corner");
	other = await app.buildShop("Game Garage");
	await shop.type('/item new CON-1 "Charizard" tcg-single 10 quantity:3');
	await other.type('/item new CON-2 "Zelda" video-game 20 quantity:1');
	clerk = await shop.join("clerk", "staff");
	origin = `http://127.0.0.1:${app.port}`;
}, 60_000);
afterAll(() => app?.stop());

async function ask(by: Caller = shop.owner): Promise<URL> {
	const reply = await shop.type("/shop console", by);
	expect(reply.audience).toBe("private");
	return new URL(reply.fields?.[0]?.value ?? "");
}
const codeOf = (link: URL) => link.searchParams.get("code") ?? "";
const press = (code: string, headers: Record<string, string> = {}) =>
	fetch(`${origin}/console/enter`, { method: "POST", redirect: "manual", headers: { ...AFAR, origin, ...headers }, body: new URLSearchParams({ code }) });
async function enter(by: Caller): Promise<string> {
	const response = await press(codeOf(await ask(by)));
	expect([response.status, response.headers.get("location")]).toEqual([303, "/console/"]);
	return response.headers.get("set-cookie")?.split(";")[0] ?? "";
}
async function type(text: string, cookie: string, headers: Record<string, string> = {}) {
	const response = await fetch(`${origin}/console/messages`, {
		method: "POST",
		headers: { ...AFAR, origin, cookie, "content-type": "application/json", ...headers },
		body: JSON.stringify({ text }),
	});
	return { status: response.status, answer: (await response.json()) as Answer };
}

describe("a link to the console", () => {
	test("signs one browser in as the member who asked for it, from anywhere", async () => {
		const link = await ask(clerk);
		expect(link.href).toMatch(/^https:\/\/stock\.example\.com\/console\/enter\?code=[0-9a-f]{64}$/);
		const page = await fetch(`${origin}${link.pathname}${link.search}`, { headers: AFAR });
		expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form method="post" action="/console/enter">')]);
		const response = await press(codeOf(link));
		expect(response.headers.get("set-cookie")).toMatch(/^omni_session=[\w-]{43}; Path=\/console; HttpOnly; SameSite=Strict; Max-Age=28800; Secure$/);
		const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
		const console = await fetch(`${origin}/console/`, { headers: { ...AFAR, cookie } });
		expect([console.status, await console.text()]).toEqual([200, expect.stringContaining("/console/page/console.js")]);
		expect((await fetch(`${origin}/console/page/console.js`, { headers: { ...AFAR, cookie } })).status).toBe(200);
		expect((await type("/sell CON-1", cookie)).answer).toMatchObject({ ok: true, reply: { text: expect.stringContaining("CON-1") } });
		const [entry] = await query<{ name: string; surface: string }>(
			app.database.ownerUrl,
			"SELECT display_name AS name, surface FROM audit_entry JOIN person ON person.id = person_id WHERE action = 'sell' OR action LIKE 'sell%' ORDER BY number DESC LIMIT 1",
		);
		expect(entry).toEqual({ name: "clerk", surface: "console" });
	});

	test("may do what that member may, and no more", async () => {
		const cookie = await enter(clerk);
		expect((await type("/price set CON-1 1", cookie)).answer).toMatchObject({ ok: false, code: "permission_denied" });
		const owners = await enter(shop.owner);
		expect((await type("/price set CON-1 11", owners)).answer).toMatchObject({ ok: true });
		expect((await type("/token create Stays", owners)).answer).toMatchObject({ ok: false, code: "permission_denied" });
		expect((await type("/shop console", owners)).answer).toMatchObject({ ok: false, code: "permission_denied" });
		expect((await type("/account forget", owners)).answer).toMatchObject({ ok: false, code: "permission_denied" });
	});

	test("shows nothing of another shop", async () => {
		const cookie = await enter(shop.owner);
		expect((await type("/item show CON-2", cookie)).answer).toMatchObject({ ok: false, code: "not_found" });
		expect(JSON.stringify((await type("/find", cookie)).answer)).not.toContain("CON-2");
	});

	test("is good once, and its newest alone; opening it uses nothing up", async () => {
		const [first, second] = [codeOf(await ask()), codeOf(await ask())];
		expect((await press(first)).status).toBe(410);
		for (let times = 0; times < 3; times++) await fetch(`${origin}/console/enter?code=${second}`, { headers: AFAR });
		const both = await Promise.all([press(second), press(second)]);
		expect(both.map(({ status }) => status).sort()).toEqual([303, 410]);
	});

	test.each(["", "0".repeat(64), "<script>", "x".repeat(3_000)])("that was never made opens nothing: %.10s", async (code) => {
		const response = await press(code);
		expect([response.status, response.headers.get("set-cookie")]).toEqual([410, null]);
		expect(await (await fetch(`${origin}/console/enter?code=${encodeURIComponent(code)}`, { headers: AFAR })).text()).not.toContain("<script>");
	});

	test("is over after its minutes, and its session after its hours", async () => {
		const code = codeOf(await ask());
		await query(app.database.ownerUrl, "UPDATE api_token SET expires_at = now() WHERE kind = 'link'");
		expect((await press(code)).status).toBe(410);
		const cookie = await enter(shop.owner);
		await query(app.database.ownerUrl, "UPDATE api_token SET expires_at = now() WHERE kind = 'session'");
		expect(await type("/shop show", cookie)).toMatchObject({ status: 401, answer: { reply: { text: expect.stringContaining("/shop console") } } });
		// The same browser comes in again by a new link.
		expect((await press(codeOf(await ask()), { cookie })).status).toBe(303);
	});

	test("ends with the membership, and so does an open session", async () => {
		const leaver = await shop.join("leaver", "staff");
		const cookie = await enter(leaver);
		const unused = codeOf(await ask(leaver));
		expect((await type("/find", cookie)).status).toBe(200);
		await shop.type("/team remove leaver");
		expect((await type("/find", cookie)).status).toBe(401);
		expect((await press(unused)).status).toBe(410);
	});

	test("is pressed by no other site, and no other site writes in the session's name", async () => {
		const code = codeOf(await ask());
		expect((await press(code, { origin: "https://evil.example" })).status).toBe(403);
		const cookie = await enter(shop.owner);
		expect((await type("/sell CON-1", cookie, { origin: "https://evil.example" })).status).toBe(403);
	});

	test("is in the audit, asked for and used, and not among the tokens of programs", async () => {
		await enter(clerk);
		const audit = JSON.stringify(await shop.type("/audit"));
		expect(audit).toContain("asked for a link to the console");
		expect(audit).toContain("opened the console by a link");
		expect((await shop.type("/token list")).text).toContain("no tokens");
		const rows = await query<{ row: string }>(app.database.ownerUrl, "SELECT api_token::text AS row FROM api_token");
		expect(rows.some(({ row }) => /omni_session/.test(row))).toBe(false);
	});
});

test("nobody from elsewhere gets in without one", async () => {
	expect((await fetch(`${origin}/console/`, { headers: AFAR })).status).toBe(401);
	expect((await fetch(`${origin}/console/page/console.js`, { headers: AFAR })).status).toBe(403);
	expect((await type("/find", "omni_session=guessed")).status).toBe(401);
});

test("a link needs an address by https", async () => {
	const local = await startTestApp({ config: { publicUrl: "http://127.0.0.1:3000" } });
	try {
		const here = await local.buildShop("Cellar");
		expect(await here.fail("/shop console")).toEqual({ code: "unavailable", text: expect.stringContaining("PUBLIC_URL") });
	} finally {
		await local.stop();
	}
}, 30_000);
