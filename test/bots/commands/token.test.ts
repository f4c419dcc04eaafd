import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "../../../src/bots/caller.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { query } from "../../support/query.ts";
import { vendorFingerprint } from "../../support/vendor-fingerprint.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;
let manager: Caller;

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Card Corner", { timezone: "America/New_York" });
	other = await app.buildShop("Game Garage");
	manager = await shop.join("manager", "manager");
});

afterAll(() => app.stop());

const tokenOf = async (text: string, caller?: Caller) => (await shop.type(text, caller)).fields?.find(({ name }) => name === "Token")?.value ?? "";
const rowsOf = async (caller?: Caller) => (await shop.type("/token list", caller)).rows?.rows ?? [];
const expiryOf = async (name: string) =>
	(
		await query<{ at: Date | null }>(app.database.ownerUrl, "SELECT expires_at AS at FROM api_token WHERE vendor_id = $1 AND name = $2", [shop.vendorId, name])
	)[0]?.at;

describe("/token create", () => {
	test("shows a token once, privately, and keeps nothing but its digest", async () => {
		const reply = await shop.type('/token create "Label printer" role:viewer', manager);
		expect(reply.audience).toBe("private");
		const token = reply.fields?.find(({ name }) => name === "Token")?.value ?? "";
		expect(token).toMatch(/^omni_[\w-]{43}$/);
		const kept = await query<{ row: string }>(app.database.ownerUrl, "SELECT t::text AS row FROM api_token t UNION ALL SELECT a::text FROM audit_entry a");
		expect(kept.some(({ row }) => row.includes("Label printer"))).toBe(true);
		expect(kept.filter(({ row }) => row.includes(token.slice("omni_".length)))).toEqual([]);
		expect(JSON.stringify(await shop.type("/token list", manager))).not.toContain(token);
	});

	test("never makes the same twice", async () => {
		const tokens = [await tokenOf("/token create one"), await tokenOf("/token create two")];
		expect(new Set(tokens).size).toBe(2);
	});

	test("is for staff when nothing is said, and for no more than its maker is", async () => {
		await shop.type("/token create unsaid", manager);
		expect(await rowsOf()).toContainEqual(["unsaid", "staff", "manager", "no end", "never"]);
		const { code, text } = await shop.fail("/token create too-high role:owner", manager);
		expect([code, text]).toEqual(["permission_denied", expect.stringContaining("you are manager here")]);
		await shop.type("/token create owners role:owner");
	});

	test("an end is counted from now, or is the end of a day where the shop is", async () => {
		const started = Date.now();
		await shop.type("/token create hours expires:12h");
		await shop.type("/token create days expires:30d");
		await shop.type("/token create dated expires:2027-01-31");
		for (const [name, hours] of [
			["hours", 12],
			["days", 720],
		] as const) {
			const late = ((await expiryOf(name))?.getTime() ?? 0) - started - hours * 3_600_000;
			expect(late).toBeGreaterThanOrEqual(0);
			expect(late).toBeLessThan(60_000);
		}
		expect((await expiryOf("dated"))?.toISOString()).toBe("2027-02-01T05:00:00.000Z");
	});

	test.each(["0d", "yesterday", "2020-01-01", "2027-02-30", "-3d", "999999d", "99999d", "30 fortnights", "💥"])(
		"refuses an end like %s, naming it",
		async (expires) => {
			const { code, text } = await shop.fail(`/token create ended "expires:${expires}"`.replace(/"expires:(.*)"/, 'expires:"$1"'));
			expect(code).toBe("invalid_input");
			expect(text).toContain(expires);
		},
	);

	test("a name is one token's, in any case of letters, until that is ended or over", async () => {
		await shop.type("/token create Website");
		expect(await shop.fail("/token create WEBSITE")).toMatchObject({ code: "conflict", text: expect.stringContaining("/token revoke WEBSITE") });
		await shop.type("/token revoke website");
		await shop.type("/token create Website expires:1h");
		await query(app.database.ownerUrl, "UPDATE api_token SET expires_at = now() - interval '1 second' WHERE name = 'Website' AND revoked_at IS NULL");
		await shop.type("/token create Website");
		expect((await rowsOf()).filter(([name]) => name === "Website")).toHaveLength(1);
	});

	test("two at once of one name make one", async () => {
		const answers = await Promise.all(Array.from({ length: 5 }, () => app.dispatcher.runText("/token create raced", shop.owner)));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers.filter((answer) => !answer.ok && answer.code !== "conflict")).toEqual([]);
	});

	test("the same name in another shop is another token", async () => {
		await shop.type("/token create shared");
		await other.type("/token create shared");
	});

	test("is not for staff, and nonsense is refused", async () => {
		expect((await shop.fail("/token create x", shop.staff)).code).toBe("permission_denied");
		expect((await shop.fail("/token create x role:king")).text).toContain("owner, manager, staff, viewer");
		expect((await shop.fail(`/token create "${"n".repeat(101)}"`)).code).toBe("invalid_input");
		expect((await shop.fail("/token create")).code).toBe("invalid_input");
	});

	test("[Undo] ends it", async () => {
		const made = await shop.type("/token create regretted");
		expect((await shop.type(made.actions?.[0]?.command ?? "")).text).toContain("regretted");
		expect((await rowsOf()).map(([name]) => name)).not.toContain("regretted");
		expect((await shop.fail(made.actions?.[0]?.command ?? "")).code).toBe("conflict");
	});
});

describe("/token list", () => {
	test("tells whose, until when and last used, and of an expired one that it is over", async () => {
		await shop.type("/token create listed role:viewer expires:2030-06-30", manager);
		await query(app.database.ownerUrl, "UPDATE api_token SET last_used_at = '2026-01-02T15:00:00Z' WHERE name = 'listed'");
		await shop.type("/token create over expires:1h");
		await query(app.database.ownerUrl, "UPDATE api_token SET expires_at = '2026-01-02T15:00:00Z' WHERE name = 'over'");
		const rows = await rowsOf();
		const used = expect.stringContaining("Jan 2, 2026");
		expect(rows).toContainEqual(["listed", "viewer", "manager", expect.stringContaining("Jul 1, 2030"), used]);
		expect(rows).toContainEqual(["over", "staff", "owner", expect.stringMatching(/Jan 2, 2026.*\(over\)/), "never"]);
	});

	test("pages by name", async () => {
		const busy = await app.buildShop("Busy Shop");
		await query(
			app.database.ownerUrl,
			`INSERT INTO api_token (vendor_id, person_id, name, token_hash, role)
			 SELECT $1, (SELECT person_id FROM membership WHERE vendor_id = $1 LIMIT 1), 'T' || lpad(n::text, 3, '0'), 'hash' || n, 'staff' FROM generate_series(1, 60) n`,
			[busy.vendorId],
		);
		const first = await busy.type("/token list");
		expect(first.rows?.rows).toHaveLength(50);
		const second = await busy.type(first.actions?.[0]?.command ?? "");
		expect(second.rows?.rows.map(([name]) => name)).toEqual(Array.from({ length: 10 }, (_, n) => `T0${51 + n}`));
		expect(second.actions).toBeUndefined();
	});

	test("shows none of another shop's, and nothing to staff", async () => {
		await shop.type("/token create only-here");
		expect(JSON.stringify(await other.type("/token list"))).not.toContain("only-here");
		expect((await shop.fail("/token list", shop.staff)).code).toBe("permission_denied");
		expect((await (await app.buildShop("Bare Shop")).type("/token list")).text).toContain("/token create");
	});
});

describe("/token revoke", () => {
	test("ends one's own; only owners end anyone's", async () => {
		await shop.type("/token create managers", manager);
		await shop.type("/token create the-owners");
		const { code, text } = await shop.fail("/token revoke the-owners", manager);
		expect([code, text]).toEqual(["permission_denied", expect.stringContaining("owner's")]);
		expect((await shop.type("/token revoke MANAGERS")).text).toContain("of manager");
		expect((await shop.fail("/token revoke managers")).code).toBe("not_found");
		expect((await shop.type("/token revoke the-owners")).text).toContain("void");
	});

	test("names the nearest where there is none, never one of another shop's", async () => {
		await shop.type('/token create "Price watcher"');
		expect((await shop.fail("/token revoke Price wacher")).text).toContain("Did you mean Price watcher?");
		await other.type("/token create their-own");
		const before = await vendorFingerprint(app.database.ownerUrl, other.vendorId);
		const { code, text } = await shop.fail("/token revoke their-owm");
		expect([code, text]).toEqual(["not_found", expect.not.stringContaining("Did you mean their-own")]);
		expect((await shop.fail("/token revoke their-own")).code).toBe("not_found");
		expect(await vendorFingerprint(app.database.ownerUrl, other.vendorId)).toEqual(before);
	});

	test("two at once end it once", async () => {
		await shop.type("/token create ended-twice");
		const answers = await Promise.all([1, 2].map(() => app.dispatcher.runText("/token revoke ended-twice", shop.owner)));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		const audits = await query(app.database.ownerUrl, "SELECT 1 FROM audit_entry WHERE action = 'revoke-token' AND before ->> 'name' = 'ended-twice'");
		expect(audits).toHaveLength(1);
	});

	test("is not for staff", async () => {
		expect((await shop.fail("/token revoke managers", shop.staff)).code).toBe("permission_denied");
	});
});
