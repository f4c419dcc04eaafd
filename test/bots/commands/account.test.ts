import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "../../../src/bots/caller.ts";
import type { Role } from "../../../src/domain/core/permissions/roles.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { query } from "../../support/query.ts";
import { vendorFingerprint } from "../../support/vendor-fingerprint.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Card Corner");
	other = await app.buildShop("Game Garage");
	// Card Corner has a Slack team as well.
	await joinShop(shop, { ...onSlack("slack-owner"), managesWorkspace: true }, "owner");
});

afterAll(() => app.stop());

const codeIn = (text: string) => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0] ?? "";
const codeOf = async (caller: Caller) => codeIn((await shop.type("/account link", caller)).text);

/** Somebody new on Slack. */
const onSlack = (person: string, team = "T0CORNER") =>
	app.caller(team, person, { surface: "slack", workspaceName: "Corner Slack", identityId: `${team}:${person}`, managesWorkspace: false });

/** The rows of /account show that are about one kind of thing: what, details. */
async function known(caller: Caller, kind: "Account" | "Shop" | "Token"): Promise<string[][]> {
	const rows = (await shop.type("/account show", caller)).rows?.rows ?? [];
	return rows.filter(([what]) => what === kind).map(([, which = "", details = ""]) => [which, details]);
}

/** Lets somebody in by an invite, in a workspace of that shop. */
async function joinShop(target: TestShop, caller: Caller, role: Role): Promise<void> {
	const code = codeIn((await target.type(`/shop invite role:${role}`)).text);
	const workspaceExternalId = caller.surface === "slack" ? "T0CORNER" : target.owner.workspaceExternalId;
	await target.type(`/shop link ${code}`, { ...caller, workspaceExternalId });
}

const personOf = async (caller: Caller) =>
	(
		await query<{ id: string; name: string; forgotten: boolean }>(
			app.database.ownerUrl,
			`SELECT person.id, display_name AS name, forgotten_at IS NOT NULL AS forgotten FROM identity JOIN person ON person.id = person_id WHERE surface = $1 AND external_id = $2`,
			[caller.surface, caller.identityId],
		)
	)[0];

describe("/account link", () => {
	test("joins a second identity to the person who made the code, who then is known by both", async () => {
		const clerk = await shop.join("linked-clerk", "staff");
		const slack = onSlack("linked-clerk");
		const code = await codeOf(clerk);
		expect(code).not.toBe("");
		expect((await shop.type(`/account link ${code}`, slack)).text).toContain("2 accounts");
		expect((await personOf(slack))?.id).toBe((await personOf(clerk))?.id);
		expect(await known(slack, "Account")).toEqual([
			["discord Card Corner-linked-clerk", ""],
			["slack T0CORNER:linked-clerk", "this one"],
		]);
		expect(await known(slack, "Shop")).toEqual([["Card Corner", "staff"]]);
	});

	test("is private, both the code and what it did", async () => {
		const maker = onSlack("private-maker");
		expect((await shop.type("/account link", maker)).audience).toBe("private");
		expect((await shop.type(`/account link ${await codeOf(maker)}`, app.caller("Card Corner", "private-other"))).audience).toBe("private");
	});

	test("takes the code in any case, without its dash, by name", async () => {
		const code = await codeOf(onSlack("loose-maker"));
		await shop.type(`/account link code:${code.toLowerCase().replace("-", "")}`, app.caller("Card Corner", "loose-typer"));
	});

	test("keeps of the code nothing but its digest", async () => {
		const code = await codeOf(onSlack("digest-maker"));
		const rows = await query(app.database.ownerUrl, "SELECT * FROM link_code");
		expect(rows.length).toBeGreaterThan(0);
		expect(JSON.stringify(rows)).not.toContain(code);
	});

	test("an unknown, a used, an old and one's own code are told apart", async () => {
		const maker = onSlack("errors-maker");
		const typer = app.caller("Card Corner", "errors-typer");
		const unknown = await shop.fail("/account link ABCDE-23456", typer);
		expect([unknown.code, unknown.text]).toEqual(["not_found", expect.stringContaining("ABCDE-23456")]);

		const own = await shop.fail(`/account link ${await codeOf(maker)}`, maker);
		expect([own.code, own.text]).toEqual(["conflict", expect.stringContaining("yourself")]);

		const old = await codeOf(maker);
		await query(app.database.ownerUrl, "UPDATE link_code SET expires_at = now() - interval '1 second' WHERE used_at IS NULL");
		const expired = await shop.fail(`/account link ${old}`, typer);
		expect([expired.code, expired.text]).toEqual(["conflict", expect.stringContaining("older than 10 minutes")]);

		const code = await codeOf(maker);
		await shop.type(`/account link ${code}`, typer);
		const used = await shop.fail(`/account link ${code}`, app.caller("Card Corner", "errors-third"));
		expect([used.code, used.text]).toEqual(["conflict", expect.stringContaining("used already")]);
	});

	test("a new code voids the one before", async () => {
		const maker = onSlack("twice-maker");
		const first = await codeOf(maker);
		await codeOf(maker);
		expect((await shop.fail(`/account link ${first}`, app.caller("Card Corner", "twice-typer"))).code).toBe("not_found");
	});

	test("nonsense is refused and named", async () => {
		expect((await shop.fail("/account link 💥", onSlack("nonsense"))).text).toContain("💥");
		expect((await shop.fail(`/account link ${"A".repeat(60)}`, onSlack("nonsense"))).code).toBe("invalid_input");
	});

	test("of ten at once with one code, one wins", async () => {
		const code = await codeOf(onSlack("race-maker"));
		const answers = await Promise.all(
			Array.from({ length: 10 }, (_, n) => app.dispatcher.runText(`/account link ${code}`, app.caller("Card Corner", `race-${n}`))),
		);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers.filter((answer) => !answer.ok && answer.code !== "conflict")).toEqual([]);
	});

	test("two that make codes for each other at once become one person", async () => {
		const [one, two] = [onSlack("cross-one"), app.caller("Card Corner", "cross-two")];
		const [first, second] = [await codeOf(one), await codeOf(two)];
		const answers = await Promise.all([app.dispatcher.runText(`/account link ${second}`, one), app.dispatcher.runText(`/account link ${first}`, two)]);
		expect(answers.filter((answer) => !answer.ok && answer.code === "fault")).toEqual([]);
		expect(answers.some(({ ok }) => ok)).toBe(true);
		expect((await personOf(one))?.id).toBe((await personOf(two))?.id);
	});
});

describe("linking two who are members already", () => {
	test("keeps the higher role, unites grants, moves tokens, and the shop's books keep the old name", async () => {
		const discord = await shop.join("double", "staff");
		const slack = onSlack("double");
		await joinShop(shop, slack, "manager");
		const [old] = await query<{ id: string }>(app.database.ownerUrl, "SELECT person_id AS id FROM identity WHERE external_id = $1", [slack.identityId]);
		await query(app.database.ownerUrl, "UPDATE membership SET grants = '{customer.redact}' WHERE person_id = $1", [(await personOf(discord))?.id]);
		await query(app.database.ownerUrl, "UPDATE membership SET grants = '{market.manage}' WHERE person_id = $1", [old?.id]);
		await query(app.database.ownerUrl, "INSERT INTO api_token (vendor_id, person_id, name, token_hash, role) VALUES ($1, $2, 'Printer', 'x', 'staff')", [
			shop.vendorId,
			old?.id,
		]);

		const code = await codeOf(discord);
		const asked = await app.dispatcher.runText(`/account link ${code}`, slack);
		expect(asked).toMatchObject({ ok: false, code: "conflict", reply: { text: expect.stringContaining("manager of Card Corner") } });
		const button = asked.reply.actions?.[0]?.command ?? "";
		expect(button).toContain("confirm:yes");
		await shop.type(button, slack);

		expect(await known(discord, "Shop")).toEqual([["Card Corner", "manager, + customer.redact, + market.manage"]]);
		expect(await known(slack, "Token")).toEqual([["Printer", expect.stringContaining("Card Corner, staff")]]);
		const [gone] = await query(app.database.ownerUrl, "SELECT forgotten_at, merged_into, display_name FROM person WHERE id = $1", [old?.id]);
		expect(gone).toMatchObject({ forgotten_at: expect.any(Date), merged_into: (await personOf(discord))?.id, display_name: "double" });
		const names = await app.as(shop.owner, ["shop.read"], (scope) =>
			scope.read.person.findMany({ where: { id: old?.id ?? "" }, select: { displayName: true } }),
		);
		expect(names).toEqual([{ displayName: "double" }]);
	});

	test("is not asked about where the code's maker gains nothing", async () => {
		const manager = await shop.join("no-gain", "manager");
		const slack = onSlack("no-gain");
		await joinShop(shop, slack, "staff");
		await shop.type(`/account link ${await codeOf(manager)}`, slack);
		expect(await known(slack, "Shop")).toEqual([["Card Corner", "manager"]]);
	});

	test("a membership of another shop moves whole, and leaves that shop's other rows as they were", async () => {
		const mine = await shop.join("mover", "staff");
		const theirs = await other.join("mover", "viewer");
		const before = await vendorFingerprint(app.database.ownerUrl, other.vendorId);
		const asked = await app.dispatcher.runText(`/account link ${await codeOf(mine)}`, theirs);
		await shop.type(asked.reply.actions?.[0]?.command ?? "", theirs);
		expect((await known(mine, "Shop")).map(([name]) => name).sort()).toEqual(["Card Corner", "Game Garage"]);
		const { membership, audit_entry, former_member, ...rest } = await vendorFingerprint(app.database.ownerUrl, other.vendorId);
		expect(rest).toEqual(Object.fromEntries(Object.keys(rest).map((name) => [name, before[name]])));
		expect([membership, audit_entry, former_member]).not.toEqual([before.membership, before.audit_entry, before.former_member]);
	});

	test("a refusal spends no code and changes nothing", async () => {
		const maker = onSlack("unspent-maker");
		const owner = await shop.join("unspent-owner", "owner");
		const code = await codeOf(maker);
		const before = await vendorFingerprint(app.database.ownerUrl, shop.vendorId);
		expect((await shop.fail(`/account link ${code}`, owner)).text).toContain("an owner of Card Corner");
		expect(await vendorFingerprint(app.database.ownerUrl, shop.vendorId)).toEqual(before);
		await shop.type(`/account link ${code}`, app.caller("Card Corner", "unspent-typer"));
	});

	test("an admin of the platform is not joined to another by a code", async () => {
		const admin = app.caller("Card Corner", "linking-admin");
		await shop.type("/account show", admin);
		await query(app.database.ownerUrl, "INSERT INTO platform_admin (person_id) VALUES ($1)", [(await personOf(admin))?.id]);
		expect((await shop.fail(`/account link ${await codeOf(onSlack("wants-admin"))}`, admin)).text).toContain("admin of the platform");
		await shop.type(`/account link ${await codeOf(admin)}`, onSlack("admins-other-self"));
		expect((await shop.type("/account show", onSlack("admins-other-self"))).text).toContain("admin of the platform");
	});

	test("whom a shop has removed stays removed under their other account", async () => {
		const removed = await shop.join("banned", "staff");
		const id = (await personOf(removed))?.id;
		await query(app.database.ownerUrl, "DELETE FROM membership WHERE person_id = $1", [id]);
		await query(app.database.ownerUrl, "INSERT INTO former_member (vendor_id, person_id, removed) VALUES ($1, $2, true)", [shop.vendorId, id]);
		const slack = onSlack("banned-again");
		await shop.type(`/account link ${await codeOf(slack)}`, removed);
		const rows = await query(app.database.ownerUrl, "SELECT removed FROM former_member WHERE vendor_id = $1 AND person_id = $2", [
			shop.vendorId,
			(await personOf(slack))?.id,
		]);
		expect(rows).toEqual([{ removed: true }]);
	});
});

describe("registration", () => {
	test("a name of nothing, or with what a database or a table can't take, is a name all the same", async () => {
		for (const [told, kept] of [
			["a\u0000b", "ab"],
			["two\nlines", "two lines"],
			["\u200b", expect.stringMatching(/^Somebody [0-9a-f]{4}$/)],
		] as const) {
			const stranger = app.caller("Nowhere", `stranger ${kept}`, { displayName: told });
			expect((await shop.type("/account show", stranger)).title).toEqual(kept);
		}
	});

	test("many first commands at once make one person", async () => {
		const stranger = app.caller("Nowhere", "Hasty");
		const titles = await Promise.all(Array.from({ length: 8 }, async () => (await shop.type("/account show", stranger)).rows));
		expect(new Set(titles.map((rows) => JSON.stringify(rows))).size).toBe(1);
		const rows = await query(app.database.ownerUrl, "SELECT FROM person WHERE display_name = 'Hasty'");
		expect(rows).toHaveLength(1);
	});
});

describe("/account show", () => {
	test("tells all that is known, of nobody else", async () => {
		const reply = await shop.type("/account show", other.staff);
		expect(reply.audience).toBe("private");
		expect(reply.text).toMatch(/^You are staff, known since \w+ \d+, \d{4}\./);
		expect(reply.rows?.rows.map(([what, which, details]) => [what, which, details])).toEqual([
			["Account", "discord Game Garage-staff", "this one"],
			["Shop", "Game Garage", "staff"],
		]);
		expect(JSON.stringify(reply)).not.toContain("Card Corner");
	});

	test("works for a stranger, who is a person from then on", async () => {
		const stranger = app.caller("Nowhere", "Ålesund 🎴 ‏שלום");
		expect((await shop.type("/account show", stranger)).title).toBe("Ålesund 🎴 ‏שלום");
		expect(await known(stranger, "Shop")).toEqual([]);
	});
});

describe("/account forget", () => {
	test("asks first and changes nothing", async () => {
		const clerk = await shop.join("asked", "staff");
		const before = await vendorFingerprint(app.database.ownerUrl, shop.vendorId);
		const reply = await shop.type("/account forget", clerk);
		expect(reply).toMatchObject({ audience: "private", actions: [{ command: "/account forget confirm:yes", style: "danger" }] });
		expect(reply.text).toContain("Card Corner");
		expect(await vendorFingerprint(app.database.ownerUrl, shop.vendorId)).toEqual(before);
	});

	test("leaves nothing personal, and the books readable under a pseudonym", async () => {
		const leaver = await shop.join("Rosalind Leaver", "manager");
		const slack = onSlack("rosalind-on-slack");
		await shop.type(`/account link ${await codeOf(leaver)}`, slack);
		await joinShop(other, leaver, "staff");
		await shop.type('/item new FG-1 "Gengar" tcg-single 10 quantity:3', leaver);
		await shop.type("/token create Printer-of-Rosalind role:staff", leaver);
		await codeOf(leaver);
		const id = (await personOf(leaver))?.id ?? "";

		const { text } = await shop.type("/account forget confirm:yes", slack);
		const name = /Former member [0-9A-F]{4}/.exec(text)?.[0] ?? "";
		expect(name).toBe(`Former member ${id.slice(-4).toUpperCase()}`);
		expect(
			await query(
				app.database.ownerUrl,
				"SELECT 1 FROM identity WHERE person_id = $1 UNION ALL SELECT 1 FROM membership WHERE person_id = $1 UNION ALL SELECT 1 FROM link_code WHERE person_id = $1",
				[id],
			),
		).toEqual([]);
		expect(await query(app.database.ownerUrl, "SELECT display_name AS name, forgotten_at IS NOT NULL AS gone FROM person WHERE id = $1", [id])).toEqual([
			{ name, gone: true },
		]);
		expect(await query(app.database.ownerUrl, "SELECT revoked_at IS NOT NULL AS void FROM api_token WHERE person_id = $1", [id])).toEqual([{ void: true }]);
		const everywhere = await query<{ row: string }>(
			app.database.ownerUrl,
			"SELECT a::text AS row FROM audit_entry a UNION ALL SELECT p::text FROM person p UNION ALL SELECT i::text FROM identity i UNION ALL SELECT f::text FROM former_member f",
		);
		expect(everywhere.filter(({ row }) => row.includes("Rosalind Leaver") || row.includes("rosalind-on-slack"))).toEqual([]);
		expect(JSON.stringify(await shop.type("/audit sku:FG-1"))).toContain(name);
	});

	test("whoever comes again is somebody new, and no member", async () => {
		const clerk = await shop.join("comes-again", "staff");
		const before = (await personOf(clerk))?.id;
		await shop.type("/account forget confirm:yes", clerk);
		expect((await shop.fail("/find x", clerk)).code).toBe("permission_denied");
		expect((await personOf(clerk))?.id).not.toBe(before);
	});

	test("the persons they were before go with them", async () => {
		const first = app.caller("Card Corner", "Earlier Name");
		const maker = onSlack("later-name");
		await shop.type(`/account link ${await codeOf(maker)}`, first);
		await shop.type("/account forget confirm:yes", maker);
		expect(await query(app.database.ownerUrl, "SELECT 1 FROM person WHERE display_name = 'Earlier Name'")).toEqual([]);
	});

	test("the last owner of shops is refused, each of them named, and nothing is lost", async () => {
		const both = app.caller("Guild Both", "both", { managesWorkspace: true, identityId: "both" });
		await shop.type("/shop setup Alpha Cards", both);
		await shop.type("/shop setup Beta Games", { ...both, workspaceExternalId: "Guild Beta", workspaceName: "Guild Beta" });
		await joinShop(shop, both, "staff");
		expect((await shop.fail("/account forget", both)).code).toBe("conflict");
		const { code, text } = await shop.fail("/account forget confirm:yes", both);
		expect(code).toBe("conflict");
		expect(text).toContain("Alpha Cards and Beta Games");
		expect(text).not.toContain("Card Corner");
		expect(await known(both, "Shop")).toHaveLength(3);
	});

	test("of two owners who go at once, one stays", async () => {
		const pair = await app.buildShop("Pair Shop");
		const second = await pair.join("second", "owner");
		const answers = await Promise.all([pair.owner, second].map((owner) => app.dispatcher.runText("/account forget confirm:yes", owner)));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers.filter((answer) => !answer.ok).map((answer) => !answer.ok && answer.code)).toEqual(["conflict"]);
		expect(await query(app.database.ownerUrl, "SELECT 1 FROM membership WHERE vendor_id = $1 AND role = 'owner'", [pair.vendorId])).toHaveLength(1);
	});

	test("twice at once forgets once", async () => {
		const clerk = await shop.join("forgets-twice", "staff");
		const answers = await Promise.all([1, 2].map(() => app.dispatcher.runText("/account forget confirm:yes", clerk)));
		expect(answers.some(({ ok }) => ok)).toBe(true);
		expect(answers.filter((answer) => !answer.ok && answer.code === "fault")).toEqual([]);
	});

	test("leaves everybody else as they were", async () => {
		const clerk = await other.join("only-me", "staff");
		const before = await vendorFingerprint(app.database.ownerUrl, shop.vendorId);
		await other.type("/account forget confirm:yes", clerk);
		expect(await vendorFingerprint(app.database.ownerUrl, shop.vendorId)).toEqual(before);
		expect((await shop.fail("/account forget confirm:maybe", other.staff)).code).toBe("invalid_input");
	});
});

test("one person in two shops sees in each workspace only that one's", async () => {
	const here = await shop.join("in-two", "manager");
	const there = { ...(await other.join("in-two", "manager")), identityId: "Game Garage-in-two" };
	const asked = await app.dispatcher.runText(`/account link ${await codeOf(here)}`, there);
	await shop.type(asked.reply.actions?.[0]?.command ?? "", there);
	await shop.type('/item new TWO-A "Only in the Corner" other 1', here);
	await shop.type('/item new TWO-B "Only in the Garage" other 1', there);
	expect((await shop.type("/find only", here)).rows?.rows.map(([, title]) => title)).toEqual(["Only in the Corner"]);
	expect((await shop.type("/find only", there)).rows?.rows.map(([, title]) => title)).toEqual(["Only in the Garage"]);
	expect((await shop.fail("/item show TWO-B", here)).code).toBe("not_found");
	expect((await shop.fail("/item show TWO-A", there)).code).toBe("not_found");
	expect(JSON.stringify(await shop.type("/shop show", there))).not.toContain("Card Corner");
	expect(JSON.stringify(await shop.type("/audit", there))).not.toContain("TWO-A");
});

describe("/account language", () => {
	const chosen = async (caller: Caller) =>
		(
			await query<{ language: string | null }>(
				app.database.ownerUrl,
				"SELECT language FROM identity JOIN person ON person.id = person_id WHERE surface = $1 AND external_id = $2",
				[caller.surface, caller.identityId],
			)
		)[0]?.language;

	test("answers in it from then on, in every shop; its button takes it back", async () => {
		const clerk = await shop.join("german-clerk", "staff");
		const reply = await shop.type("/account language de", clerk);
		expect(reply).toMatchObject({
			text: "Ab jetzt bekommst du Antworten auf Deutsch, in jedem Shop und jedem Chat, in dem du bekannt bist.",
			actions: [{ label: "Rückgängig", command: "/account language auto" }],
		});
		expect((await shop.fail("/price set NO-1 1", clerk)).text).toMatch(/Recht|nicht/);
		expect((await shop.fail("/pricr set", clerk)).text).toContain("gibt es nicht");
		expect((await shop.type("/account language de", clerk)).actions).toBeUndefined();
		await shop.type(reply.actions?.[0]?.command ?? "", clerk);
		expect([await chosen(clerk), (await shop.fail("/pricr set", clerk)).text]).toEqual([null, expect.stringContaining("There is no")]);
	});

	test("another person's stays as it is, one who is known by two identities included", async () => {
		const clerk = await shop.join("other-clerk", "staff");
		await shop.type("/account language de", shop.staff);
		expect([await chosen(shop.staff), await chosen(clerk), await chosen(other.owner)]).toEqual(["de", null, null]);
		await shop.type("/account language auto", shop.staff);
	});

	test("goes when they are forgotten", async () => {
		const clerk = await shop.join("forgotten-german", "staff");
		await shop.type("/account language de", clerk);
		await shop.type("/account forget confirm:yes", clerk);
		expect(await query(app.database.ownerUrl, "SELECT FROM person WHERE language IS NOT NULL")).toEqual([]);
	});

	test("is refused to a program, and to a language that is not spoken", async () => {
		const deputy = {
			kind: "token",
			vendorId: shop.vendorId,
			personId: (await personOf(shop.staff))?.id ?? "",
			tokenId: "00000000-0000-7000-8000-000000000000",
		} as const;
		expect((await shop.fail("/account language de", { ...shop.staff, deputy })).code).toBe("permission_denied");
		expect(await shop.fail("/account language fr")).toMatchObject({ code: "invalid_input", text: expect.stringMatching(/fr.*en, de, auto/s) });
		expect(await chosen(shop.owner)).toBeNull();
	});
});
