import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Caller } from "../../../src/bots/caller.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { query } from "../../support/query.ts";

let app: TestApp;
let shop: TestShop;
let shops = 0;
const CLERKS = "111111111111111111";
const BOSSES = "222222222222222222";

beforeAll(async () => {
	app = await startTestApp();
});
afterAll(() => app?.stop());
beforeEach(async () => {
	shop = await app.buildShop(`Mapped ${++shops}`);
});

/** Somebody of the workspace with roles on the platform, which a test may change as it goes. */
function person(name: string, roles: string[] | null, workspace = shop.owner.workspaceName): Caller {
	return app.caller(workspace, name, { rolesAmong: async (ids) => roles && ids.filter((id) => roles.includes(id)) });
}
const rowOf = async (name: string) => (await shop.type("/team list")).rows?.rows.find(([known]) => known === name);
const undoOf = (reply: { actions?: { command: string }[] }) => reply.actions?.find(({ command }) => command.startsWith("/undo"))?.command ?? "";

describe("/team map", () => {
	test("lets in whoever has the role, at their first command, with the highest of their roles", async () => {
		const clerk = person("Clerk", [CLERKS]);
		expect((await shop.fail("/shop show", clerk)).code).toBe("permission_denied");
		await shop.type(`/team map staff <@&${CLERKS}>`);
		await shop.type(`/team map manager <@&${BOSSES}>`);
		await shop.type("/shop show", clerk);
		expect(await rowOf("Clerk")).toMatchObject({ 1: "staff", 4: "by a platform role" });
		await shop.type("/audit", person("Boss", [CLERKS, BOSSES]));
		expect(await rowOf("Boss")).toMatchObject({ 1: "manager" });
		expect((await shop.fail("/shop show", person("Customer", []))).code).toBe("permission_denied");
		const listed = await shop.type("/team list");
		expect(listed.fields?.[0]?.value).toBe(`staff: role ${CLERKS} in Mapped ${shops} (discord)\nmanager: role ${BOSSES} in Mapped ${shops} (discord)`);
	});

	test("who loses the role is out at the next command, and in again with it", async () => {
		await shop.type(`/team map staff <@&${CLERKS}>`);
		await shop.type(`/team map viewer <@&${BOSSES}>`);
		const roles = [CLERKS];
		const clerk = person("Clerk", roles);
		await shop.type("/shop show", clerk);
		roles.splice(0, 1, BOSSES);
		await shop.type("/shop show", clerk);
		expect((await rowOf("Clerk"))?.[1]).toBe("viewer");
		roles.length = 0;
		expect((await shop.fail("/shop show", clerk)).code).toBe("permission_denied");
		expect(await rowOf("Clerk")).toBeUndefined();
		roles.push(CLERKS);
		await shop.type("/shop show", clerk);
		expect((await rowOf("Clerk"))?.[1]).toBe("staff");
	});

	test("a platform that does not tell, or has no roles, changes nothing", async () => {
		await shop.type(`/team map staff <@&${CLERKS}>`);
		await shop.type("/shop show", person("Clerk", [CLERKS]));
		await shop.type("/shop show", person("Clerk", null));
		await shop.type("/shop show", app.caller(shop.owner.workspaceName, "Clerk"));
		expect((await rowOf("Clerk"))?.[1]).toBe("staff");
	});

	test("a member by invite is neither raised nor lowered nor let out", async () => {
		await shop.type(`/team map manager <@&${BOSSES}>`);
		for (const roles of [[BOSSES], []]) {
			await shop.type("/shop show", { ...shop.staff, rolesAmong: async () => roles });
			expect(await rowOf("staff")).toMatchObject({ 1: "staff", 4: "invited" });
		}
	});

	test("whom the shop has removed the role does not let in again, an invite does", async () => {
		await shop.type(`/team map staff <@&${CLERKS}>`);
		const clerk = person("Clerk", [CLERKS]);
		await shop.type("/shop show", clerk);
		await shop.type("/team remove Clerk");
		expect((await shop.fail("/shop show", clerk)).code).toBe("permission_denied");
		const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec((await shop.type("/team add viewer")).text)?.[0];
		await shop.type(`/shop link ${code}`, clerk);
		await shop.type("/shop show", clerk);
		expect(await rowOf("Clerk")).toMatchObject({ 1: "viewer", 4: "invited" });
	});

	test("who left by themselves is let in again by the role", async () => {
		await shop.type(`/team map staff <@&${CLERKS}>`);
		const clerk = person("Clerk", [CLERKS]);
		await shop.type("/team leave sure:yes", clerk);
		expect(await rowOf("Clerk")).toBeUndefined();
		await shop.type("/shop show", clerk);
		expect(await rowOf("Clerk")).toBeDefined();
	});

	test("a role that the shop gives itself holds without the platform's", async () => {
		await shop.type(`/team map viewer <@&${CLERKS}>`);
		const roles = [CLERKS];
		const clerk = person("Clerk", roles);
		await shop.type("/shop show", clerk);
		await shop.type("/team role Clerk staff");
		roles.length = 0;
		await shop.type("/shop show", clerk);
		expect(await rowOf("Clerk")).toMatchObject({ 1: "staff", 4: "invited" });
	});

	test("is undone, and so is its end; unmapped, it lets out whom it had let in", async () => {
		const mapped = await shop.type(`/team map staff <@&${CLERKS}>`);
		const clerk = person("Clerk", [CLERKS]);
		await shop.type("/shop show", clerk);
		const unmapped = await shop.type(`/team unmap ${CLERKS}`);
		expect((await shop.fail("/shop show", clerk)).code).toBe("permission_denied");
		expect((await shop.fail(`/team unmap <@&${CLERKS}>`)).code).toBe("not_found");
		await shop.type(undoOf(unmapped));
		await shop.type("/shop show", clerk);
		await shop.type(undoOf(mapped));
		expect((await shop.fail("/shop show", clerk)).code).toBe("permission_denied");
	});

	test("asks for roles only where some are mapped, and writes nothing while all is in step", async () => {
		let asked = 0;
		const caller = (roles: string[]): Caller => ({
			...person("Clerk", roles),
			rolesAmong: async (ids) => {
				asked++;
				return ids.filter((id) => roles.includes(id));
			},
		});
		await shop.fail("/shop show", caller([CLERKS]));
		expect(asked).toBe(0);
		await shop.type(`/team map staff <@&${CLERKS}>`);
		for (let time = 0; time < 3; time++) await shop.type("/shop show", caller([CLERKS]));
		expect(asked).toBe(3);
		expect(await query(app.database.ownerUrl, "SELECT action FROM audit_entry WHERE vendor_id = $1 AND action LIKE '%mapped-role'", [shop.vendorId])).toEqual([
			{ action: "join-by-mapped-role" },
		]);
	});

	test("two first commands at once make one member", async () => {
		await shop.type(`/team map staff <@&${CLERKS}>`);
		const clerk = person("Clerk", [CLERKS]);
		await Promise.all(Array.from({ length: 5 }, () => shop.type("/shop show", clerk)));
		expect((await shop.type("/team list")).rows?.rows.filter(([name]) => name === "Clerk")).toHaveLength(1);
	});

	test("owners are never mapped, and what is no role here is named", async () => {
		expect((await shop.fail(`/team map owner <@&${CLERKS}>`)).text).toContain("none of manager, staff, viewer");
		expect(await shop.fail("/team map staff @everyone")).toMatchObject({ code: "invalid_input", text: expect.stringContaining("not a Discord role") });
		const local = app.caller(`console ${shops}`, "owner", { surface: "console" });
		await shop.type("/shop setup Local", local);
		expect(await shop.fail(`/team map staff <@&${CLERKS}>`, local)).toMatchObject({ code: "invalid_input", text: expect.stringContaining("no roles here") });
	});

	test("managers may not; another shop's mapping lets nobody in here", async () => {
		const manager = await shop.join("Mo", "manager");
		expect((await shop.fail(`/team map staff <@&${CLERKS}>`, manager)).code).toBe("permission_denied");
		const other = await app.buildShop(`Unmapped ${shops}`);
		await shop.type(`/team map staff <@&${CLERKS}>`);
		expect((await other.fail("/shop show", person("Clerk", [CLERKS], other.owner.workspaceName))).code).toBe("permission_denied");
	});

	test("whom the shop has removed stays removed also under a new name, until an invite lets them in", async () => {
		await shop.type(`/team map staff <@&${CLERKS}>`);
		const clerk = person("Clerk", [CLERKS]);
		await shop.type("/shop show", clerk);
		await shop.type("/team remove Clerk");
		for (let time = 0; time < 2; time++) {
			await shop.type("/account forget confirm:yes", clerk);
			expect((await shop.fail("/shop show", clerk)).code).toBe("permission_denied");
		}
		expect(await rowOf("Clerk")).toBeUndefined();
		const codeIn = (text: string) => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0];
		await shop.type(`/shop link ${codeIn((await shop.type("/team add viewer")).text)}`, clerk);
		expect(await rowOf("Clerk")).toMatchObject({ 1: "viewer", 4: "invited" });
		// Gone by themselves this time, and so let in by the role like anybody.
		await shop.type("/team leave sure:yes", clerk);
		await shop.type("/account forget confirm:yes", clerk);
		await shop.type("/shop show", clerk);
		expect(await rowOf("Clerk")).toMatchObject({ 1: "staff", 4: "by a platform role" });
	});

	test("of whom it keeps so, nothing is readable", async () => {
		await shop.type(`/team map staff <@&${CLERKS}>`);
		const clerk = person("Clerk Kent", [CLERKS]);
		await shop.type("/shop show", clerk);
		await shop.type('/team remove "Clerk Kent"');
		await shop.type("/account forget confirm:yes", clerk);
		const rows = await query(app.database.ownerUrl, "SELECT * FROM former_member WHERE vendor_id = $1", [shop.vendorId]);
		expect(rows).toMatchObject([{ removed: true, identity_marks: [expect.stringMatching(/^[0-9a-f]{64}$/)] }]);
		expect(JSON.stringify(rows)).not.toContain("Clerk");
	});

	test("once the workspace is unlinked, whom its roles let in holds nothing elsewhere; linked again, they do", async () => {
		const codeIn = (text: string) => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0];
		const slack = (name: string, roles: string[] = []) =>
			app.caller(`T${shops}`, name, { surface: "slack", rolesAmong: async (ids) => ids.filter((id) => roles.includes(id)) });
		const slackOwner = slack("owner");
		await shop.type(`/shop link ${codeIn((await shop.type("/shop invite role:owner")).text)}`, slackOwner);
		await shop.type(`/team map manager <@&${BOSSES}>`);
		const boss = person("Boss", [BOSSES]);
		await shop.type("/shop show", boss);
		await shop.type(`/account link ${codeIn((await shop.type("/account link", boss)).text)}`, slack("Boss"));
		await shop.type("/shop show", slack("Boss"));
		const asked = await shop.type("/shop unlink");
		expect(asked.text).toContain("mapped roles");
		await shop.type(asked.actions?.[0]?.command ?? "");

		expect((await shop.fail("/shop show", slack("Boss"))).code).toBe("permission_denied");
		const listed = (await shop.type("/team list", slackOwner)).rows?.rows.find(([name]) => name === "Boss");
		expect(listed?.[4]).toContain("holds nothing");
		await shop.type("/shop link");
		await shop.type("/shop show", slack("Boss"));

		await shop.type(`/shop unlink "${shop.owner.workspaceName}" sure:yes`);
		await shop.type("/team map viewer S0CLERKS1", slackOwner);
		await shop.type("/shop show", slack("Boss", ["S0CLERKS1"]));
		expect((await shop.type("/team list", slackOwner)).rows?.rows.find(([name]) => name === "Boss")).toMatchObject({ 1: "viewer", 4: "by a platform role" });
	});
});
