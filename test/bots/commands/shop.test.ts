import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { registerPerson } from "../../../src/domain/users/services/register-person.ts";
import { setUpShop } from "../../../src/domain/vendors/services/set-up-shop.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";

let app: TestApp;
let shop: TestShop;

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Card Corner");
});

afterAll(() => app.stop());

const codeIn = (text: string) => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0] ?? "";

describe("/shop setup", () => {
	test("founds a shop, and the caller owns it", async () => {
		const owner = app.caller("New Guild");
		const reply = await shop.type("/shop setup “Würfel & Karten 🎲” currency:eur timezone:Europe/Berlin", owner);
		expect(reply.text).toContain("Würfel & Karten 🎲 is set up, with prices in EUR");
		const shown = await shop.type("/shop show", owner);
		expect(shown.fields).toContainEqual({ name: "Team", value: "owner (owner)" });
	});

	test("needs the right to manage the workspace", async () => {
		expect((await shop.fail("/shop setup Mine", app.caller("Public Guild", "customer"))).code).toBe("permission_denied");
	});

	test("a linked workspace stays with its shop; a stranger does not learn whose it is", async () => {
		expect((await shop.fail("/shop setup Again")).text).toContain("already linked to Card Corner");
		const admin = app.caller("Card Corner", "other-admin", { managesWorkspace: true });
		const { code, text } = await shop.fail("/shop setup Mine", admin);
		expect(code).toBe("conflict");
		expect(text).not.toContain("Card Corner");
	});

	test("two at once found one shop", async () => {
		const answers = await Promise.all(
			[1, 2, 3].map((n) => app.dispatcher.runText(`/shop setup Shop${n}`, app.caller("Race Guild", `admin${n}`, { managesWorkspace: true }))),
		);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers.filter((answer) => !answer.ok).map((answer) => !answer.ok && answer.code)).toEqual(["conflict", "conflict"]);
	});

	test("offers to replace the demo shop, and does so only when told", async () => {
		const local = app.caller("local", "owner", { surface: "console" });
		await app.access.withPerson(local, async (scope) => {
			await registerPerson(scope);
			await setUpShop(scope, { name: "Demo Cards", currency: "USD", demo: true });
		});
		await shop.type("/item new DEMO-1 Pikachu other 1", local);
		const offer = await shop.type("/shop setup My Own currency:EUR", local);
		expect(offer.text).toContain("Replace it");
		expect((await shop.type("/shop show", local)).title).toBe("Demo Cards");
		await shop.type(offer.actions?.[0]?.command ?? "", local);
		expect((await shop.type("/shop show", local)).title).toBe("My Own");
		expect((await shop.type("/find pikachu", local)).text).toContain("no items yet");
	});

	test("a wrong currency or timezone is named", async () => {
		expect((await shop.fail("/shop setup X currency:EURO", app.caller("G1"))).text).toContain("Did you mean EUR");
		expect((await shop.fail("/shop setup X timezone:Mars/Base", app.caller("G1"))).text).toContain("Mars/Base");
	});
});

describe("/shop invite and /shop link", () => {
	test("a code links a second workspace, once", async () => {
		const code = codeIn((await shop.type("/shop invite role:owner")).text);
		const slackOwner = app.caller("T0SLACK", "owner", { surface: "slack", workspaceName: "Corner Slack" });
		expect((await shop.type(`/shop link ${code.toLowerCase().replace("-", "")}`, slackOwner)).text).toContain("linked to Card Corner; you are an owner");
		expect((await shop.type("/shop show", slackOwner)).fields?.find(({ name }) => name === "Workspaces")?.value).toContain("Corner Slack (slack)");
		expect((await shop.fail(`/shop link ${code}`, app.caller("G2"))).code).toBe("not_found");
	});

	test("a code lets a person in without the right to manage the workspace", async () => {
		const code = codeIn((await shop.type("/shop invite")).text);
		const clerk = app.caller("Card Corner", "new-clerk");
		expect((await shop.fail("/find x", clerk)).code).toBe("permission_denied");
		expect((await shop.type(`/shop link ${code}`, clerk)).text).toBe("Welcome to Card Corner; you are staff there.");
		await shop.type("/find x", clerk);
	});

	test("a code that is too old is refused", async () => {
		const code = codeIn((await shop.type("/shop invite")).text);
		await app.as(shop.owner, ["shop.manage"], (scope) =>
			scope.write.invite.updateMany({ where: { vendorId: shop.vendorId, usedAt: null }, data: { expiresAt: new Date(0) } }),
		);
		expect((await shop.fail(`/shop link ${code}`, app.caller("G3"))).code).toBe("not_found");
	});

	test("does not re-link a workspace of another shop, and is not spent by trying", async () => {
		const other = await app.buildShop("Other Guild");
		const code = codeIn((await shop.type("/shop invite")).text);
		expect((await other.fail(`/shop link ${code}`)).code).toBe("conflict");
		await shop.type(`/shop link ${code}`, app.caller("Card Corner", "another-clerk"));
	});

	test("staff may not invite", async () => {
		expect((await shop.fail("/shop invite", shop.staff)).code).toBe("permission_denied");
	});

	test("nonsense is refused", async () => {
		expect((await shop.fail("/shop link hello", app.caller("G4"))).code).toBe("not_found");
		expect((await shop.fail("/shop invite role:king")).text).toContain("owner, manager, staff, viewer");
	});
});

test("a workspace without a shop hears how to get one", async () => {
	const { code, text } = await shop.fail("/find charizard", app.caller("Nowhere"));
	expect(code).toBe("not_found");
	expect(text).toContain("/shop setup");
});

test("one person in two shops sees in each workspace only that one's items", async () => {
	const a = app.caller("Guild A", "same", { managesWorkspace: true, identityId: "same" });
	const b = app.caller("Guild B", "same", { managesWorkspace: true, identityId: "same" });
	await shop.type("/shop setup A", a);
	await shop.type("/shop setup B", b);
	await shop.type('/item new SKU-A "Only in A" other 1', a);
	expect((await shop.type("/find only", a)).rows?.rows).toHaveLength(1);
	expect((await shop.type("/find only", b)).text).toContain("no items yet");
});
