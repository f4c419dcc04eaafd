import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { text as readText } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Answer } from "../../src/domain/core/reply.ts";
import { CONSOLE_TOKEN, startTestApp, type TestApp, type TestShop } from "../support/app.ts";
import { until } from "../support/fill-shop.ts";
import { query } from "../support/query.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { vendorFingerprint } from "../support/vendor-fingerprint.ts";

interface Ended {
	code: number | null;
	stdout: string;
	stderr: string;
}

// Each case starts processes, which takes seconds on a busy machine.
describe("npm run admin", { timeout: 180_000 }, () => {
	let app: TestApp;
	let shop: TestShop;
	let folder: string;
	/** In no shop at all. */
	const operator = "discord:Nowhere-operator";

	beforeAll(async () => {
		app = await startTestApp({ config: { roles: ["web", "worker"] } });
		shop = await app.buildShop("Card Corner");
		await shop.type('/item new ADM-1 "Charizard" tcg-single 10 quantity:3');
		for (const person of ["operator", "clerk"]) await shop.type("/account show", app.caller("Nowhere", person));
	});
	afterAll(() => app.stop());
	beforeEach(() => {
		folder = temporaryFolder();
		writeFileSync(join(folder, "instance.json"), JSON.stringify({ pid: process.pid, port: app.port }));
		writeFileSync(join(folder, "console-token"), `${CONSOLE_TOKEN}\n`);
	});

	async function admin(...args: string[]): Promise<Ended> {
		const { PATH = "", HOME = "" } = process.env;
		const env = { PATH, HOME, OMNI_ENV_FILE: "", OMNI_DATA_DIR: folder, DATABASE_OWNER_URL: app.database.ownerUrl };
		const child = spawn(process.execPath, ["scripts/run.mjs", "src/cli/admin.ts", ...args], { env });
		const code = new Promise<number | null>((resolve) => child.once("close", resolve));
		const [stdout, stderr] = await Promise.all([readText(child.stdout), readText(child.stderr)]);
		return { code: await code, stdout, stderr };
	}

	const openings = () =>
		query<{ before: unknown; after: { reason: string; command: string }; surface: string; number: string }>(
			app.database.ownerUrl,
			"SELECT after, surface, number FROM audit_entry WHERE vendor_id = $1 AND action = 'open-shop' ORDER BY number",
			[shop.vendorId],
		);

	test("names its verbs", async () => {
		expect(await admin()).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(/db-url[\s\S]*grant[\s\S]*revoke[\s\S]*list-admins[\s\S]*open/) });
		expect((await admin("dance")).stderr).toContain("no verb dance");
		expect(await admin("db-url")).toMatchObject({ code: 0, stdout: `${app.database.ownerUrl}\n` });
	});

	test("names admins and takes it from them again, each as often as one likes", async () => {
		expect((await admin("list-admins")).stdout).toContain("Nobody");
		expect(await admin("grant", operator)).toMatchObject({ code: 0, stdout: "operator is an admin of the platform now.\n" });
		expect((await admin("grant", operator)).stdout).toContain("already");
		expect((await admin("list-admins")).stdout).toContain(`operator  (${operator})  since `);
		expect((await admin("revoke", operator)).stdout).toContain("no admin of the platform any more");
		expect((await admin("revoke", operator)).stdout).toContain("was no admin");
		expect((await admin("list-admins")).stdout).toContain("Nobody");
		const [state] = await query(
			app.database.ownerUrl,
			"SELECT bool_and(relforcerowsecurity) AS forced FROM pg_class WHERE relname IN ('identity', 'person', 'platform_admin')",
		);
		expect(state).toEqual({ forced: true });
	});

	test("knows nobody who never came, and no nonsense", async () => {
		expect(await admin("grant", "slack:T1:U1")).toMatchObject({ code: 1, stderr: expect.stringContaining("slack:T1:U1 is not known") });
		expect(await admin("grant", "operator")).toMatchObject({ code: 1, stderr: expect.stringContaining('"operator" names nobody') });
		expect(await admin("grant", "telegram:1")).toMatchObject({ code: 1, stderr: expect.stringContaining("telegram:1") });
		expect(await admin("grant")).toMatchObject({ code: 1, stderr: expect.stringContaining("Say who.") });
	});

	test("opens a shop for an admin, with a reason that its owners read before anything else happened", async () => {
		await admin("grant", operator);
		const { code, stdout } = await admin("open", "card corner", "--reason", "Ticket 812: a price is wrong", "--as", operator, "/price set ADM-1 12.50");
		expect([code, stdout]).toEqual([0, expect.stringContaining("$12.50")]);
		const entries = await query(
			app.database.ownerUrl,
			`SELECT action, surface, after ->> 'reason' AS reason, after ->> 'command' AS command, person.display_name AS who
			 FROM audit_entry JOIN person ON person.id = person_id WHERE vendor_id = $1 AND surface = 'admin' ORDER BY number`,
			[shop.vendorId],
		);
		expect(entries).toEqual([
			{ action: "open-shop", surface: "admin", reason: "Ticket 812: a price is wrong", command: "/price set ADM-1 12.50", who: "operator" },
			{ action: "set-price", surface: "admin", reason: null, command: null, who: "operator" },
		]);
		const audit = JSON.stringify(await shop.type("/audit"));
		expect(audit).toContain("Ticket 812: a price is wrong");
		expect(audit).toContain("operator");
	});

	test("keeps the reason also where the command fails, and no secret of it", async () => {
		const before = (await openings()).length;
		expect((await admin("open", shop.vendorId, "--reason", "looking", "--as", operator, "/item show NOPE")).code).toBe(2);
		await admin("open", shop.vendorId, "--reason", "reconnecting", "--as", operator, "/market connect shopify adm.myshopify.com secret:never-to-be-read-again");
		const made = (await openings()).slice(before);
		expect(made.map(({ after }) => after.command)).toEqual(["/item show NOPE", expect.stringMatching(/ secret:•••$/)]);
		expect(JSON.stringify(made)).not.toContain("never-to-be-read-again");
	});

	test("without a reason, without the right or without a shop it opens nothing", async () => {
		const before = await vendorFingerprint(app.database.ownerUrl, shop.vendorId);
		expect(await admin("open", "Card Corner", "--as", operator, "/shop show")).toMatchObject({ code: 1, stderr: expect.stringContaining("reason") });
		expect(await admin("open", "Card Corner", "--reason", "  ", "--as", operator, "/shop show")).toMatchObject({
			code: 1,
			stderr: expect.stringContaining("reason"),
		});
		const stranger = await admin("open", "Card Corner", "--reason", "why not", "--as", "discord:Nowhere-clerk", "/shop show");
		expect([stranger.code, stranger.stdout]).toEqual([2, expect.stringContaining("not an admin of the platform")]);
		const consoles = await admin("open", "Card Corner", "--reason", "why not", "/shop show");
		expect([consoles.code, consoles.stdout]).toEqual([2, expect.stringContaining("console:local is not an admin")]);
		const typo = await admin("open", "Card Corna", "--reason", "why not", "--as", operator, "/shop show");
		expect([typo.code, typo.stdout]).toEqual([2, expect.stringContaining("Did you mean Card Corner?")]);
		expect((await admin("open", "Card Corner", "--reason", "x", "--as", operator, "/account show")).stdout).toContain("not about a shop");
		expect((await admin("open", "Card Corner", "--reason", "x", "--as", operator, "/dance")).code).toBe(2);
		expect(await admin("open", "Card Corner", "--why", "x")).toMatchObject({ code: 1, stderr: expect.stringContaining("Usage") });
		expect(await vendorFingerprint(app.database.ownerUrl, shop.vendorId)).toEqual(before);
	});

	test("of two shops of one name it lists the ids", async () => {
		const ids = [];
		for (const guild of ["Twin Guild 1", "Twin Guild 2"]) {
			await shop.type("/shop setup Twins", app.caller(guild));
			const [row] = await query<{ id: string }>(app.database.ownerUrl, "SELECT vendor_id AS id FROM workspace WHERE external_id = $1", [guild]);
			ids.push(row?.id ?? "");
		}
		const { code, stdout } = await admin("open", "TWINS", "--reason", "which", "--as", operator, "/shop show");
		expect(code).toBe(2);
		for (const id of ids) expect(stdout).toContain(id);
		const one = await admin("open", ids[1] ?? "", "--reason", "this one", "--json", "--as", operator, "/shop show");
		expect((JSON.parse(one.stdout) as Answer).reply.title).toBe("Twins");
	});

	test("carries a bulk operation through, and undoes its own", async () => {
		const { stdout } = await admin("open", "Card Corner", "--reason", "repricing", "--json", "--as", operator, "/bulk price change:+10%");
		const confirm = (JSON.parse(stdout) as Answer).reply.actions?.find(({ command }) => command.startsWith("/bulk confirm"))?.command ?? "";
		expect((await admin("open", "Card Corner", "--reason", "repricing", "--as", operator, confirm)).code).toBe(0);
		const status = () => query(app.database.ownerUrl, "SELECT status FROM bulk_operation WHERE vendor_id = $1", [shop.vendorId]);
		await until(async () => !/queued|running/.test(JSON.stringify(await status())));
		expect(await status()).toEqual([{ status: "done" }]);
	});

	test("one who is no admin any more opens nothing, and stays readable where they did", async () => {
		await admin("revoke", operator);
		const { code, stdout } = await admin("open", "Card Corner", "--reason", "once more", "--as", operator, "/shop show");
		expect([code, stdout]).toEqual([2, expect.stringContaining("not an admin")]);
		expect(JSON.stringify(await shop.type("/audit user:operator"))).toContain("repricing");
	});
});
