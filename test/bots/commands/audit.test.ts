import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { fileOf, until } from "../../support/fill-shop.ts";
import { query } from "../../support/query.ts";
import { postAsShopify, shopifyOrder } from "../../support/shopify.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;

beforeAll(async () => {
	app = await startTestApp({ config: { roles: ["web", "worker"] } });
	shop = await app.buildShop("Card Corner", { timezone: "Europe/Berlin" });
	other = await app.buildShop("Game Garage");
	await shop.type('/item new AU-1 "Gengar" tcg-single 12 quantity:5');
	await shop.type('/item new AU-2 "Haunter" tcg-single 3 quantity:5');
	await other.type('/item new AU-9 "Tetris" video-game 20 quantity:2');
});

afterAll(() => app.stop());

const changes = async (text: string) => ((await shop.type(text)).rows?.rows ?? []).map(([, , who, where, what]) => ({ who, where, what }));

describe("what is told", () => {
	test("who, from where, before and after; and that it was undone", async () => {
		await shop.type("/price set AU-1 13.50");
		expect((await changes("/audit sku:au-1"))[0]).toEqual({
			who: "owner",
			where: "Discord · Card Corner",
			what: "set the price of AU-1: price $12.00 → $13.50",
		});
		await shop.type("/undo");
		expect((await changes("/audit sku:AU-1")).slice(0, 2).map(({ what }) => what)).toEqual([
			"took back a price of AU-1: price $13.50 → $12.00",
			"set the price of AU-1: price $12.00 → $13.50 (undone)",
		]);
	});

	test("an invite tells what it raised somebody from, and where it was used", async () => {
		const raised = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec((await shop.type("/team add manager")).text)?.[0];
		const clerk = await shop.join("Climber", "viewer");
		await shop.type(`/shop link ${raised}`, clerk);
		const [row] = (await shop.type("/audit user:Climber")).rows?.rows ?? [];
		expect(row?.[3]).toContain(shop.owner.workspaceName);
		expect(row?.[4]).toContain("viewer → manager");
	});

	test("when, in the shop's timezone", async () => {
		const { number } = await one("UPDATE audit_entry SET created_at = '2026-07-01T22:30:00Z' WHERE vendor_id = $1 AND action = 'create-item' RETURNING number");
		const row = (await shop.type(`/audit before:${Number(number) + 1}`)).rows?.rows[0];
		expect(row?.slice(0, 2)).toEqual([String(number), "Jul 2, 2026, 12:30 AM"]);
	});

	test("the first two lines say the latest", async () => {
		await shop.type("/stock receive AU-2 2", shop.staff);
		const { text, audience } = await shop.type("/audit sku:AU-2");
		expect(audience).toBe("private");
		expect(text.split("\n")).toEqual([
			"2 changes to AU-2, newest first.",
			expect.stringMatching(/^staff, .*: received copies of AU-2: on hand 5 → 7, location Main$/),
		]);
	});

	test("an order from a marketplace is the marketplace's doing, and found by its item", async () => {
		const connected = await shop.type("/market connect shopify corner.myshopify.com secret:a-secret-of-sixteen");
		const path = new URL(/https:\S+\/webhooks\/shopify\/[0-9a-f-]+/.exec(JSON.stringify(connected.fields))?.[0] ?? "").pathname;
		const body = shopifyOrder({ lines: [{ id: "11", sku: "AU-1", quantity: 2 }] });
		expect((await postAsShopify({ url: `http://127.0.0.1:${app.port}${path}`, secret: "a-secret-of-sixteen", body })).status).toBe(200);
		await until(async () => (await changes("/audit sku:AU-1"))[0]?.who === "Shopify");
		expect((await changes("/audit sku:AU-1"))[0]).toMatchObject({ where: "Webhook", what: expect.stringMatching(/order O-1.*2 × AU-1/) });
		expect((await changes("/audit sku:AU-2")).some(({ who }) => who === "Shopify")).toBe(false);
	});

	test("a sale over the counter is found by its item", async () => {
		await shop.type("/sell AU-1 1 price:11", shop.staff);
		const [sale] = await changes("/audit sku:AU-1");
		expect(sale).toMatchObject({
			who: "staff",
			what: expect.stringMatching(/^sold over the counter, as O-2: on hand 5 → 4, .*quantity 1, unit price \$11\.00$/),
		});
	});

	test("a bulk operation tells what it did to the item that is asked for", async () => {
		const csv = "sku,price,quantity\nAU-1,12.60,9\n";
		const preview = await app.dispatcher.runCommand("bulk import", { file: fileOf(csv) }, shop.owner);
		const confirm = preview.reply.actions?.[0]?.command ?? "";
		await shop.type(confirm);
		const operation = /B-\d+/.exec(confirm)?.[0] ?? "";
		await until(async () => !(await shop.type(`/bulk show ${operation}`)).progress?.active);
		const [change] = await changes("/audit sku:AU-1");
		expect(change).toMatchObject({ who: "owner", what: `started the import ${operation}: rows planned 1, price $12.00 → $12.60, stock +5` });
		expect((await changes("/audit sku:AU-2")).some(({ what }) => what?.includes(operation))).toBe(false);
		expect((await changes("/audit"))[0]?.what).toBe(`started the import ${operation}: rows planned 1`);
	});

	test("an action that this version has no sentence for is readable all the same", async () => {
		await app.as(shop.owner, ["inventory.read"], async ({ read, write, vendorId }) => {
			const { id } = await read.item.findFirstOrThrow({ where: { vendorId, sku: "AU-2" } });
			const data = { vendorId, surface: "worker", action: "polish-item", subjectKind: "item", subjectId: id };
			await write.auditEntry.create({
				data: {
					...data,
					before: { floorMinor: "100", tags: [], isShiny: false, note: "" },
					after: { floorMinor: "250", tags: ["a", "b"], isShiny: true, note: null, itemId: id },
				},
			});
		});
		expect((await changes("/audit sku:AU-2"))[0]).toEqual({
			who: "Omni-Stock",
			where: "Worker",
			what: "polish item AU-2: note “” → none, tags none → a, b, is shiny no → yes, floor $1.00 → $2.50",
		});
	});
});

describe("whose", () => {
	test("one person's, in any case; also of one who left", async () => {
		const leaver = await shop.join("Zoë 🦊", "manager");
		await shop.type("/stock receive AU-2 1", leaver);
		const mine = await changes('/audit user:"zoë 🦊"');
		expect(mine.map(({ who }) => who)).toEqual(["Zoë 🦊", "Zoë 🦊"]);
		await app.as(shop.owner, ["inventory.read"], async ({ read, write, vendorId }) => {
			const { id: personId } = await read.person.findFirstOrThrow({ where: { displayName: "Zoë 🦊" } });
			await write.formerMember.create({ data: { vendorId, personId, removed: true } });
			await write.membership.deleteMany({ where: { vendorId, personId } });
		});
		expect(await changes('/audit user:"Zoë 🦊"')).toEqual(mine);
	});

	test("of several called the same all are meant; a mention or a handle means one", async () => {
		const namesake = app.caller("Card Corner", "staff", { identityId: "4711" });
		const invite = await shop.type("/shop invite role:staff");
		await shop.type(`/shop link ${/[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(invite.text)?.[0]}`, namesake);
		await shop.type("/stock receive AU-2 3", namesake);
		const all = await changes("/audit user:staff");
		const theirs = await changes("/audit user:<@4711>");
		expect(theirs.map(({ what }) => what)).toEqual([expect.stringContaining("received copies of AU-2"), expect.stringContaining("joined the shop")]);
		const { id } = await one("SELECT person_id AS id FROM identity WHERE external_id = '4711' AND $1::text IS NOT NULL");
		expect(await changes(`/audit user:staff#${String(id).slice(-4)}`)).toEqual(theirs);
		expect(all.length).toBeGreaterThan(theirs.length);
		expect((await shop.fail("/audit user:<@4712>")).code).toBe("not_found");
	});

	test("a wrong name is told, with the one that was meant; another shop's people are not there", async () => {
		expect(await shop.fail("/audit user:stafff")).toEqual({ code: "not_found", text: 'Nobody called "stafff" is or was in this shop. Did you mean staff?' });
		await other.join("Wilhelmina", "staff");
		expect((await shop.fail("/audit user:Wilhelmina")).code).toBe("not_found");
	});
});

describe("since", () => {
	test("leaves out what was before", async () => {
		expect((await changes("/audit since:2026-07-02 sku:AU-2")).length).toBeGreaterThan(1);
		expect((await changes("/audit since:2026-07-03 sku:AU-2")).some(({ what }) => what?.includes("made the item"))).toBe(false);
		expect((await shop.type("/audit since:0h")).text).toBe("No changes since 0h.\nAsk for a longer time, or leave sku:, user: or since: out.");
	});

	test("a time that is none is refused with what to write", async () => {
		const { code, text } = await shop.fail("/audit since:lately");
		expect([code, text]).toEqual([
			"invalid_input",
			'since: "lately" is not a time.\nWrite it like since:24h, since:7d, since:today, since:2026-11-01 or since:2026-11.',
		]);
	});
});

describe("many", () => {
	test("pages by the change's number: none twice, none left out, also with a filter", async () => {
		for (let price = 1; price <= 20; price++) await shop.type(`/price set AU-2 ${price}`);
		for (const filter of ["", " sku:AU-2 user:owner"]) {
			const seen: number[] = [];
			let next: string | undefined = `/audit${filter}`;
			while (next) {
				const page: Awaited<ReturnType<TestShop["type"]>> = await shop.type(next);
				seen.push(...(page.rows?.rows ?? []).map(([number]) => Number(number)));
				next = page.actions?.find(({ label }) => label === "More")?.command;
			}
			const { numbers } = await one(
				filter === ""
					? "SELECT array_agg(number::int ORDER BY number DESC) AS numbers FROM audit_entry WHERE vendor_id = $1"
					: `SELECT array_agg(number::int ORDER BY number DESC) AS numbers FROM audit_entry entry JOIN person ON person.id = person_id AND display_name = 'owner'
						WHERE entry.vendor_id = $1 AND subject_id = (SELECT id FROM item WHERE vendor_id = $1 AND sku = 'AU-2')`,
			);
			expect(seen).toEqual(numbers);
			expect(seen.length).toBeGreaterThan(20);
		}
	});

	test("as a file: the whole answer, with nothing that a spreadsheet would run", async () => {
		await shop.type('/stock remove AU-2 1 "=1+1"');
		const reply = await shop.type("/audit sku:AU-2 format:csv");
		const rows: Record<string, string>[] = parse(Buffer.from(reply.attachments?.[0]?.content ?? "", "base64"), { bom: true, columns: true });
		expect(reply.text).toBe(`The file has ${rows.length} changes.`);
		expect(rows.length).toBeGreaterThan(20);
		expect(rows[0]).toMatchObject({ Who: "owner", Surface: "Discord", Workspace: "Card Corner", Action: "remove-stock", Subject: "AU-2", Undone: "" });
		expect(rows[0]?.When).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
		expect(rows.flatMap(Object.values).filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
	});

	test("a file that is cut says so and how to go on", async () => {
		await query(
			app.database.ownerUrl,
			`INSERT INTO audit_entry (vendor_id, surface, action, subject_kind, subject_id) SELECT $1, 'worker', 'fill', 'vendor', $1 FROM generate_series(1, 10000)`,
			[other.vendorId],
		);
		const [all] = await query<{ count: number }>(app.database.ownerUrl, "SELECT count(*)::int AS count FROM audit_entry WHERE vendor_id = $1", [
			other.vendorId,
		]);
		const reply = await other.type("/audit format:csv");
		const before = /^The file has the latest 10,000 changes and ends there: go on with before:(\d+)\.$/.exec(reply.text)?.[1];
		const rest = await other.type(`/audit before:${before} format:csv`);
		expect(rest.text).toBe(`The file has ${(all?.count ?? 0) - 10_000} changes.`);
	});
});

describe("not for everyone", () => {
	test("staff may not", async () => {
		expect((await shop.fail("/audit", shop.staff)).code).toBe("permission_denied");
		expect((await shop.type("/audit", await shop.join("manager", "manager"))).rows?.rows.length).toBeGreaterThan(0);
	});

	test("another shop's changes and items are not there", async () => {
		expect((await shop.fail("/audit sku:AU-9")).code).toBe("not_found");
		expect(JSON.stringify(await other.type("/audit"))).not.toMatch(/AU-1|AU-2|Card Corner/);
	});

	test.each(["/audit before:0", "/audit before:abc", "/audit format:pdf", "/audit sku:"])("%s is refused", async (text) => {
		expect((await shop.fail(text)).code).toBe("invalid_input");
	});

	test("a wrong SKU is told, with the one that was meant", async () => {
		expect(await shop.fail("/audit sku:AU-11")).toEqual({ code: "not_found", text: "SKU AU-11 not found. Did you mean AU-1?" });
	});
});

async function one(sql: string): Promise<Record<string, unknown>> {
	return (await query(app.database.ownerUrl, sql, [shop.vendorId]))[0] ?? {};
}
