import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Caller } from "../../../src/bots/caller.ts";
import { announce } from "../../../src/domain/vendors/services/announce.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { query } from "../../support/query.ts";

let app: TestApp;
let shop: TestShop;
let slackOwner: Caller;
let shops = 0;

beforeAll(async () => {
	app = await startTestApp();
});
afterAll(() => app?.stop());
beforeEach(async () => {
	shop = await app.buildShop(`Corner ${++shops}`);
	slackOwner = app.caller(`T${shops}`, "owner", { surface: "slack", workspaceName: "Corner Slack" });
	await shop.type(`/shop link ${codeIn((await shop.type("/shop invite role:owner")).text)}`, slackOwner);
});

const codeIn = (text: string) => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0] ?? "";
const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) => query<Row>(app.database.ownerUrl, text, values);
const listed = async (caller = shop.owner) =>
	(await shop.type("/shop workspaces", caller)).rows?.rows.map(([name, surface, , state]) => [name, surface, state]);
const rows = () =>
	sql<{ surface: string; live: boolean }>("SELECT surface, unlinked_at IS NULL AS live FROM workspace WHERE vendor_id = $1 ORDER BY created_at", [
		shop.vendorId,
	]);
const unlink = async (text = "/shop unlink", caller = shop.owner) => shop.type((await shop.type(text, caller)).actions?.[0]?.command ?? "", caller);

describe("/shop workspaces", () => {
	test("lists them with surface, since when, and where one is", async () => {
		expect(await listed()).toEqual([
			[`Corner ${shops}`, "discord", "you are here"],
			["Corner Slack", "slack", "linked"],
		]);
		expect((await shop.type("/shop workspaces")).rows?.rows[0]?.[2]).toMatch(/\d{4}/);
	});

	test("tells where the bot is out of", async () => {
		await sql("UPDATE workspace SET away_since = now() WHERE vendor_id = $1 AND surface = 'slack'", [shop.vendorId]);
		expect((await listed())?.[1]?.[2]).toMatch(/^the bot is out since .+; messages wait$/);
	});

	test("a viewer sees them, and none of another shop's", async () => {
		const viewer = await shop.join("Vi", "viewer");
		await app.buildShop(`Garage ${shops}`);
		expect(JSON.stringify(await listed(viewer))).not.toContain("Garage");
	});
});

describe("/shop unlink", () => {
	test("asks first; then commands there no longer reach the shop, and its news stay away", async () => {
		await shop.type("/notify here sales", slackOwner);
		const asked = await shop.type('/shop unlink "corner slack"');
		expect(asked.text).toMatch(/^Unlink Corner Slack\?.+Nothing is lost\.$/);
		expect(await listed()).toHaveLength(2);
		await shop.type(asked.actions?.[0]?.command ?? "");
		expect(await listed()).toEqual([[`Corner ${shops}`, "discord", "you are here"]]);
		expect((await shop.fail("/shop show", slackOwner)).code).toBe("not_found");
		expect((await shop.type("/shop show")).fields?.find(({ name }) => name === "Workspaces")?.value).not.toContain("Slack");
		await app.as(shop.owner, [], (scope) => announce(scope, { topic: "sales", key: "x", reply: { text: "Sold", audience: "channel" } }));
		expect(await sql("SELECT FROM outbox WHERE vendor_id = $1", [shop.vendorId])).toEqual([]);
		expect((await shop.fail('/shop unlink "Corner Slack"')).code).toBe("not_found");
	});

	test("linked again it is its old row, with its notices and its role mappings", async () => {
		await shop.type("/notify here sales", slackOwner);
		const before = await rows();
		await unlink("/shop unlink", slackOwner);
		expect((await shop.type("/shop link", slackOwner)).text).toMatch(/linked to Corner \d+ again/);
		expect(await rows()).toEqual(before);
		await app.as(shop.owner, [], (scope) => announce(scope, { topic: "sales", key: "y", reply: { text: "Sold", audience: "channel" } }));
		expect(await sql("SELECT channel_id FROM outbox WHERE vendor_id = $1", [shop.vendorId])).toEqual([{ channel_id: `T${shops}-channel` }]);
	});

	test("without a code only an owner who manages the workspace links it again", async () => {
		await unlink("/shop unlink", slackOwner);
		expect((await shop.fail("/shop link", { ...slackOwner, managesWorkspace: false })).code).toBe("permission_denied");
		expect((await shop.fail("/shop link", app.caller(`T${shops}`, "admin", { surface: "slack", managesWorkspace: true }))).code).toBe("not_found");
		expect((await shop.fail("/shop link")).code).toBe("conflict");
		expect((await shop.fail("/shop link", app.caller(`Never ${shops}`))).code).toBe("not_found");
	});

	test("another shop may have it then, with a row of its own, and hears nothing that was meant for the first", async () => {
		await shop.type("/notify here sales", slackOwner);
		await app.as(shop.owner, [], (scope) => announce(scope, { topic: "sales", key: "z", reply: { text: "Meant for one", audience: "channel" } }));
		await sql("UPDATE outbox SET status = 'pending', due_at = now(), leased_until = NULL WHERE vendor_id = $1", [shop.vendorId]);
		await unlink('/shop unlink "Corner Slack"');
		await shop.type("/shop setup Second", { ...slackOwner, identityId: `second-${shops}` });
		expect(await sql("SELECT count(*)::int AS count FROM workspace WHERE external_id = $1", [`T${shops}`])).toEqual([{ count: 2 }]);
		expect((await shop.fail(`/shop link ${codeIn((await shop.type("/shop invite")).text)}`, slackOwner)).code).toBe("conflict");
		expect((await shop.type("/shop show", { ...slackOwner, identityId: `second-${shops}` })).title).toBe("Second");
	});

	test("of two that link it at once one gets it", async () => {
		await unlink('/shop unlink "Corner Slack"');
		const other = await app.buildShop(`Rival ${shops}`);
		const code = codeIn((await other.type("/shop invite role:owner")).text);
		const rival = { ...slackOwner, identityId: `rival-${shops}` };
		const answers = await Promise.all([app.dispatcher.runText("/shop link", slackOwner), app.dispatcher.runText(`/shop link ${code}`, rival)]);
		expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: "conflict" });
	});

	test("the last one may go too, and comes back", async () => {
		await unlink('/shop unlink "Corner Slack"');
		expect((await shop.type("/shop unlink")).text).toContain("the shop's last workspace");
		await unlink();
		expect((await shop.fail("/shop show")).code).toBe("not_found");
		await shop.type("/shop link");
		expect((await shop.type("/shop show")).title).toBe(`Corner ${shops}`);
	});

	test("two of one name are told apart by their surface, in completion too", async () => {
		await sql("UPDATE workspace SET name = 'Same' WHERE vendor_id = $1", [shop.vendorId]);
		expect(await shop.fail("/shop unlink same")).toMatchObject({ code: "invalid_input", text: expect.stringContaining("Same (discord), Same (slack)") });
		expect((await app.complete(shop.owner, "workspace", "sa", 25)).map(({ value }) => value)).toEqual(["Same (discord)", "Same (slack)"]);
		await unlink('/shop unlink "Same (slack)"');
		expect(await rows()).toEqual([
			{ surface: "discord", live: true },
			{ surface: "slack", live: false },
		]);
	});

	test("names the nearest; managers may not; another shop's is not there", async () => {
		expect((await shop.fail('/shop unlink "Corner Slak"')).text).toContain("Did you mean Corner Slack?");
		const manager = await shop.join("Mo", "manager");
		expect((await shop.fail("/shop unlink", manager)).code).toBe("permission_denied");
		await app.buildShop(`Garage ${shops}`);
		expect((await shop.fail(`/shop unlink "Garage ${shops}" sure:yes`)).code).toBe("not_found");
	});
});

test("a demo that was replaced keeps its own rows: its messages never reach the new shop", async () => {
	const local = app.caller(`local ${shops}`, "owner", { surface: "console" });
	await shop.type("/shop setup Demo", local);
	await sql("UPDATE vendor SET demo = true WHERE name = 'Demo'");
	await shop.type("/notify here sales", local);
	await shop.type("/shop setup Mine replace:yes", local);
	expect((await shop.type("/shop show", local)).title).toBe("Mine");
	expect(
		await sql(
			"SELECT vendor.name, workspace.unlinked_at IS NULL AS live, (SELECT count(*)::int FROM subscription WHERE workspace_id = workspace.id) AS notices FROM workspace JOIN vendor ON vendor.id = vendor_id WHERE external_id = $1 ORDER BY workspace.created_at",
			[`local ${shops}`],
		),
	).toEqual([
		{ name: "Demo", live: false, notices: 1 },
		{ name: "Mine", live: true, notices: 0 },
	]);
});
