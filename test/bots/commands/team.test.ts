import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Caller } from "../../../src/bots/caller.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { fileOf } from "../../support/fill-shop.ts";
import { query } from "../../support/query.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;
let shops = 0;

beforeAll(async () => {
	app = await startTestApp();
	other = await app.buildShop("Game Garage");
	await other.join("Zoe", "manager");
});
afterAll(() => app?.stop());
beforeEach(async () => {
	shop = await app.buildShop(`Card Corner ${++shops}`);
});

const codeIn = (text: string) => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0] ?? "";
const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) => query<Row>(app.database.ownerUrl, text, values);
const namesOf = async () => (await shop.type("/team list")).rows?.rows.map(([name]) => name);
const rowOf = async (name: string) => (await shop.type("/team list")).rows?.rows.find(([known]) => known === name);
const undoOf = (reply: { actions?: { command: string }[] }) => reply.actions?.find(({ command }) => command.startsWith("/undo"))?.command ?? "";
const personOf = async (caller: Caller) =>
	(await sql<{ id: string }>("SELECT person_id AS id FROM identity WHERE external_id = $1", [caller.identityId]))[0]?.id ?? "";

describe("/team list", () => {
	test("shows role, grants beyond it, since when and how each came in, by name", async () => {
		await shop.join("Bo", "viewer");
		await shop.type("/team grant Bo stock.write");
		await shop.type("/team grant staff stock.write");
		const { rows, text } = await shop.type("/team list");
		expect(text).toBe("3 members.");
		expect(rows?.columns).toEqual(["Name", "Role", "Also may", "Since", "How"]);
		expect(rows?.rows.map(([name, role, grants, , how]) => [name, role, grants, how])).toEqual([
			["Bo", "viewer", "stock.write", "invited"],
			["owner", "owner", "", "founder"],
			["staff", "staff", "", "invited"],
		]);
		expect(rows?.rows[0]?.[3]).toMatch(/\d{4}/);
	});

	test("a viewer sees it, and nobody of another shop", async () => {
		const viewer = await shop.join("Vi", "viewer");
		expect(JSON.stringify(await shop.type("/team list", viewer))).not.toContain("Zoe");
	});

	test("goes on where a page ends, however many are called the same", async () => {
		await sql(
			`WITH people AS (INSERT INTO person (display_name) SELECT 'Sam' FROM generate_series(1, 60) RETURNING id)
			INSERT INTO membership (vendor_id, person_id, role) SELECT $1, id, 'viewer' FROM people`,
			[shop.vendorId],
		);
		const seen: number[] = [];
		for (let command: string | undefined = "/team list"; command; ) {
			const page: Awaited<ReturnType<TestShop["type"]>> = await shop.type(command);
			seen.push(page.rows?.rows.length ?? 0);
			command = page.actions?.[0]?.command;
		}
		expect(seen).toEqual([25, 25, 12]);
	});
});

describe("/team add", () => {
	test("lets a person in with a role, and links no workspace", async () => {
		const code = codeIn((await shop.type("/team add manager")).text);
		expect(await shop.fail(`/shop link ${code}`, app.caller("Some Guild"))).toMatchObject({
			code: "conflict",
			text: expect.stringContaining("links no workspace"),
		});
		const ana = app.caller(shop.owner.workspaceName, "Ana");
		expect((await shop.type(`/shop link ${code}`, ana)).text).toContain("you are a manager");
		expect(await rowOf("Ana")).toMatchObject({ 1: "manager", 4: "invited" });
	});

	test("raises a member to its role, and lowers nobody", async () => {
		await shop.type(`/shop link ${codeIn((await shop.type("/team add manager")).text)}`, shop.staff);
		expect((await rowOf("staff"))?.[1]).toBe("manager");
		await shop.type(`/shop link ${codeIn((await shop.type("/team add viewer")).text)}`, shop.staff);
		await shop.type(`/shop link ${codeIn((await shop.type("/team add viewer")).text)}`);
		expect([(await rowOf("staff"))?.[1], (await rowOf("owner"))?.[1]]).toEqual(["manager", "owner"]);
	});

	test("managers may not, and a role that is none is named", async () => {
		const manager = await shop.join("Mo", "manager");
		expect((await shop.fail("/team add", manager)).code).toBe("permission_denied");
		expect((await shop.fail("/team add king")).text).toContain("owner, manager, staff, viewer");
	});
});

describe("/team role", () => {
	test("changes it, is audited with before and after, and is taken back", async () => {
		const reply = await shop.type("/team role STAFF manager");
		expect(reply.text).toBe("staff is a manager now (was staff).");
		await shop.type("/item new A-1 Card other 1");
		await shop.type("/price set A-1 2", shop.staff);
		expect(await sql("SELECT before, after FROM audit_entry WHERE vendor_id = $1 AND action = 'change-role'", [shop.vendorId])).toEqual([
			{ before: { name: "staff", role: "staff" }, after: { name: "staff", role: "manager" } },
		]);
		expect((await shop.type(undoOf(reply))).text).toBe("Undone: staff is staff again.");
		expect((await shop.fail("/price set A-1 3", shop.staff)).code).toBe("permission_denied");
	});

	test("an undo leaves alone what was changed since", async () => {
		const reply = await shop.type("/team role staff manager");
		await shop.type("/team role staff viewer");
		expect((await shop.fail(undoOf(reply))).code).toBe("conflict");
		expect((await rowOf("staff"))?.[1]).toBe("viewer");
	});

	test("the same again changes nothing", async () => {
		expect(await shop.type("/team role staff staff")).toEqual({ text: "staff is staff already; nothing was changed.", audience: "channel" });
	});

	test("the last owner stays one, also when two owners demote each other at once", async () => {
		expect(await shop.fail("/team role owner manager")).toMatchObject({ code: "conflict", text: expect.stringContaining("only owner") });
		const second = await shop.join("Second", "owner");
		const answers = await Promise.all([
			app.dispatcher.runText("/team role Second staff", shop.owner),
			app.dispatcher.runText("/team role owner staff", second),
			app.dispatcher.runText("/team leave sure:yes", second),
			app.dispatcher.runText("/team leave sure:yes", shop.owner),
		]);
		expect(answers.some(({ ok }) => ok)).toBe(true);
		expect(await sql("SELECT count(*)::int AS owners FROM membership WHERE vendor_id = $1 AND role = 'owner'", [shop.vendorId])).toEqual([{ owners: 1 }]);
	});

	test("names the nearest member, and those who share a name with what tells them apart", async () => {
		expect(await shop.fail("/team role staf manager")).toEqual({
			code: "not_found",
			text: 'Nobody in the team is called "staf". Did you mean staff?\n/team list shows who and what there is.',
		});
		await shop.join("ana", "viewer");
		const twin = app.caller(shop.owner.workspaceName, "twin", { displayName: "Ana" });
		await shop.type(`/shop link ${codeIn((await shop.type("/team add")).text)}`, twin);
		const { code, text } = await shop.fail("/team role Ana manager");
		expect(code).toBe("invalid_input");
		const handle = /Ana#[0-9a-f]{4}/.exec(text)?.[0] ?? "";
		expect(text).toMatch(/ana#[0-9a-f]{4} \(viewer\), Ana#[0-9a-f]{4} \(staff\)/);
		expect((await shop.type(`/team role ${handle} manager`)).text).toBe("Ana is a manager now (was staff).");
		const offered = await app.complete(shop.owner, "member", "an", 25);
		expect(new Set(offered.map(({ label }) => label)).size).toBe(offered.length);
		expect(offered.map(({ value }) => value)).toEqual(expect.arrayContaining([handle]));
	});

	test("takes a mention of the surface that it is typed on", async () => {
		const ana = app.caller(shop.owner.workspaceName, "Ana", { identityId: `9${shops}1234567890123456` });
		await shop.type(`/shop link ${codeIn((await shop.type("/team add")).text)}`, ana);
		expect((await shop.type(`/team role <@${ana.identityId}> viewer`)).text).toContain("Ana is a viewer now");
		expect((await shop.type(`/team role <@!${ana.identityId}> staff`)).text).toContain("Ana is staff now");
		expect(await shop.fail("/team role <@111111111111111111> staff")).toMatchObject({ code: "not_found", text: expect.stringContaining("/team add") });
	});

	test.each(["Zoë 👩‍👩‍👧‍👦", "שלום עולם", "@everyone", "<@1> `code`"])("a member may be called %s", async (name) => {
		const person = app.caller(shop.owner.workspaceName, `odd-${name.length}`, { displayName: name });
		await shop.type(`/shop link ${codeIn((await shop.type("/team add")).text)}`, person);
		expect((await shop.type(`/team role "${name}" viewer`)).text).toBe(`${name} is a viewer now (was staff).`);
	});

	test("another shop's member is not there", async () => {
		expect((await shop.fail("/team role Zoe viewer")).code).toBe("not_found");
		expect((await other.type("/team list")).rows?.rows.find(([name]) => name === "Zoe")?.[1]).toBe("manager");
	});
});

describe("/team grant and /team revoke", () => {
	test("give one permission beyond the role, and take it back, also by undo", async () => {
		await shop.type("/item new A-1 Card other 1");
		const granted = await shop.type("/team grant staff pricing.bulk");
		expect(granted.text).toBe("staff may now: pricing.bulk.");
		await shop.type("/bulk price +1.00", shop.staff);
		expect((await shop.fail("/price set A-1 2", shop.staff)).code).toBe("permission_denied");
		expect((await shop.type("/team grant staff pricing.bulk")).text).toContain("Nothing was changed");
		const revoked = await shop.type("/team revoke staff pricing.bulk");
		expect((await shop.fail("/bulk price +1.00", shop.staff)).code).toBe("permission_denied");
		expect((await shop.type(undoOf(revoked))).text).toBe("Undone: staff may again: pricing.bulk.");
		await shop.type("/bulk price +1.00", shop.staff);
		await shop.type(undoOf(granted));
		expect((await rowOf("staff"))?.[2]).toBe("");
	});

	test.each(["team.manage", "shop.manage", "token.manage", "outbox.deliver", "everything"])("%s can't be granted", async (permission) => {
		expect((await shop.fail(`/team grant staff ${permission}`)).code).toBe("invalid_input");
	});

	test("a row that says otherwise gains nothing", async () => {
		await sql("UPDATE membership SET grants = '{team.manage,shop.manage,outbox.deliver}' WHERE vendor_id = $1 AND role = 'staff'", [shop.vendorId]);
		for (const text of ["/team add", "/shop invite", "/team role staff owner"]) expect((await shop.fail(text, shop.staff)).code).toBe("permission_denied");
	});

	test("what comes with the role can't be taken alone", async () => {
		expect(await shop.fail("/team revoke staff stock.write")).toMatchObject({ code: "conflict", text: expect.stringContaining("/team role") });
	});

	test("two at once both count", async () => {
		await Promise.all([shop.type("/team grant staff pricing.bulk"), shop.type("/team grant staff report.read")]);
		expect((await rowOf("staff"))?.[2]).toBe("pricing.bulk, report.read");
	});

	test("managers may not", async () => {
		const manager = await shop.join("Mo", "manager");
		expect((await shop.fail("/team grant Mo market.manage", manager)).code).toBe("permission_denied");
		expect((await shop.fail("/team revoke owner market.manage", manager)).code).toBe("permission_denied");
	});

	test("codes that an owner has made are void once they are none: nobody raises themselves again", async () => {
		const boss = await shop.join("Boss", "owner");
		const codes = [codeIn((await shop.type("/team add owner", boss)).text), codeIn((await shop.type("/shop invite owner", boss)).text)];
		const demoted = await shop.type("/team role Boss manager");
		for (const code of codes) expect((await shop.fail(`/shop link ${code}`, boss)).code).toBe("not_found");
		expect((await rowOf("Boss"))?.[1]).toBe("manager");
		await shop.type(undoOf(demoted));
		expect((await shop.fail(`/shop link ${codes[0]}`, app.caller(shop.owner.workspaceName, "Friend"))).code).toBe("not_found");
	});

	test("codes pass to whoever their maker turned out to be, and end with them", async () => {
		const boss = await shop.join("Boss", "owner");
		const keeper = app.caller(shop.owner.workspaceName, "Keeper");
		const code = codeIn((await shop.type("/team add owner", boss)).text);
		const linking = codeIn((await shop.type("/account link", keeper)).text);
		await shop.type(`/account link code:${linking} confirm:yes`, boss);
		await shop.type("/team remove Keeper");
		expect((await shop.fail(`/shop link ${code}`, app.caller(shop.owner.workspaceName, "Friend"))).code).toBe("not_found");
	});
});

describe("/team remove and /team leave", () => {
	test("takes a member out: their tokens and codes are void, and a new code lets them in again", async () => {
		const boss = await shop.join("Boss", "owner");
		const earlier = codeIn((await shop.type("/team add")).text);
		const own = codeIn((await shop.type("/team add owner", boss)).text);
		await sql("INSERT INTO api_token (vendor_id, person_id, name, token_hash, role) VALUES ($1, $2, 'till', $3, 'owner')", [
			shop.vendorId,
			await personOf(boss),
			`hash-${shops}`,
		]);
		const reply = await shop.type("/team remove Boss");
		expect(reply.text).toMatch(/^Boss is out of the team\./);
		expect(await namesOf()).toEqual(["owner", "staff"]);
		expect((await shop.fail("/shop show", boss)).code).toBe("permission_denied");
		expect(await sql("SELECT revoked_at IS NOT NULL AS void FROM api_token WHERE vendor_id = $1", [shop.vendorId])).toEqual([{ void: true }]);
		for (const code of [own, earlier]) expect((await shop.fail(`/shop link ${code}`, boss)).code).toBe("not_found");
		await shop.type(`/shop link ${codeIn((await shop.type("/team add viewer")).text)}`, boss);
		expect(await rowOf("Boss")).toMatchObject({ 1: "viewer", 4: "invited" });
	});

	test("an undo takes them in again as they were; their tokens stay void", async () => {
		const ana = await shop.join("Ana", "staff");
		await shop.type("/team grant Ana report.read");
		const reply = await shop.type("/team remove Ana");
		expect((await shop.type(undoOf(reply))).text).toContain("Ana is in the team again, as staff");
		expect(await rowOf("Ana")).toMatchObject({ 1: "staff", 2: "report.read" });
		await shop.type("/shop show", ana);
		expect((await shop.fail(undoOf(reply))).code).toBe("conflict");
	});

	test("an undo takes nobody in under the name of whoever asked to be forgotten since", async () => {
		const boss = await shop.join("Boss", "owner");
		const reply = await shop.type("/team remove Boss");
		await shop.type("/account forget confirm:yes", boss);
		expect(await shop.fail(undoOf(reply))).toMatchObject({ code: "conflict", text: expect.stringContaining("asked to be forgotten") });
		expect(await namesOf()).toEqual(["owner", "staff"]);
		expect((await shop.fail("/team leave sure:yes")).text).toContain("only owner");
	});

	test("an undo takes in whom their account was joined to since", async () => {
		const ana = await shop.join("Ana", "manager");
		const keeper = app.caller(shop.owner.workspaceName, "Keeper");
		const reply = await shop.type("/team remove Ana");
		await shop.type(`/account link ${codeIn((await shop.type("/account link", keeper)).text)}`, ana);
		expect((await shop.type(undoOf(reply))).text).toContain("Keeper is in the team again, as a manager");
		await shop.type("/shop show", ana);
		expect(await namesOf()).toEqual(["Keeper", "owner", "staff"]);
	});

	test("an undo and the member's wish to be forgotten at once leave no member whom nobody stands behind", async () => {
		const boss = await shop.join("Boss", "owner");
		const undo = undoOf(await shop.type("/team remove Boss"));
		await Promise.all([app.dispatcher.runText(undo, shop.owner), app.dispatcher.runText("/account forget confirm:yes", boss)]);
		const ghosts = "SELECT FROM membership JOIN person ON person.id = person_id WHERE vendor_id = $1 AND forgotten_at IS NOT NULL";
		expect(await sql(ghosts, [shop.vendorId])).toEqual([]);
	});

	test("an older code used in the very moment of the removal lets nobody in", async () => {
		for (let round = 0; round < 5; round++) {
			const ana = await shop.join(`Ana ${round}`, "viewer");
			const code = codeIn((await shop.type("/team add staff")).text);
			await Promise.all([shop.type(`/team remove "Ana ${round}"`), app.dispatcher.runText(`/shop link ${code}`, ana)]);
			expect((await shop.fail("/shop show", ana)).code).toBe("permission_denied");
		}
	});

	test("a member leaves once it is meant; a code is good again", async () => {
		const asked = await shop.type("/team leave", shop.staff);
		expect(await namesOf()).toContain("staff");
		expect((await shop.type(asked.actions?.[0]?.command ?? "", shop.staff)).text).toContain("no longer in the team");
		expect(await namesOf()).toEqual(["owner"]);
		await shop.type(`/shop link ${codeIn((await shop.type("/team add")).text)}`, shop.staff);
	});

	test("the last owner can't go, nor be removed; oneself is left, not removed", async () => {
		expect((await shop.fail("/team leave sure:yes")).code).toBe("conflict");
		expect(await shop.fail("/team remove owner")).toMatchObject({ code: "conflict", text: expect.stringContaining("/team leave") });
	});

	test("managers may not, and another shop's member is not there", async () => {
		const manager = await shop.join("Mo", "manager");
		expect((await shop.fail("/team remove staff", manager)).code).toBe("permission_denied");
		expect((await shop.fail("/team remove Zoe")).code).toBe("not_found");
	});

	test("their operations stand still, and are finished or cancelled by whoever is left", async () => {
		const manager = await shop.join("Mo", "manager");
		for (let n = 1; n <= 3; n++) await shop.type(`/item new C-${n} "Card ${n}" tcg-single 10.00 condition:NM`);
		const waiting = await shop.type("/bulk price +1.00 card 1", manager);
		const csv = await app.dispatcher.runCommand("bulk import", { file: fileOf("sku,price\nC-2,11.00\n") }, manager);
		const [reprice, imported] = [waiting, csv.reply].map(({ title }) => /B-\d+/.exec(title ?? "")?.[0] ?? "");
		// As if it had been confirmed and no worker had come to it yet.
		await sql(
			"UPDATE bulk_operation SET status = 'queued', confirmed_by = created_by, touched_at = now() + interval '1 hour' WHERE vendor_id = $1 AND number = $2",
			[shop.vendorId, Number(imported?.slice(2))],
		);
		const reply = await shop.type("/team remove Mo");
		expect(reply.text).toContain("2 bulk operations of theirs wait for you");
		expect(reply.rows?.rows.map(([label, what, status]) => [label, what, status])).toEqual([
			[reprice, "Reprice", "waits for its confirmation"],
			[imported, "Import", "stands still"],
		]);
		expect(reply.actions?.map(({ label }) => label)).toEqual([`Look at ${reprice}`, `Cancel ${reprice}`, `Finish ${imported}`, `Cancel ${imported}`, "Undo"]);
		expect((await shop.type(`/bulk show ${imported}`)).text).toContain("Mo is no longer in the team");
		await shop.type(`/bulk cancel ${reprice}`);
		await shop.type(reply.actions?.find(({ label }) => label === `Finish ${imported}`)?.command ?? "");
		for (let done = false; !done; ) done = (await shop.type(`/bulk show ${imported}`)).text.includes("is done");
		expect((await shop.type("/item show C-2")).text).toContain("$11.00");
		expect((await shop.type("/price history C-2")).rows?.rows[0]?.[3]).toBe("owner");
	});
});
