import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "../../src/bots/caller.ts";
import { buildCommands } from "../../src/bots/commands/registry.ts";
import { ROLES, type Role } from "../../src/domain/core/permissions/roles.ts";
import type { Answer } from "../../src/domain/core/reply.ts";
import { openPictureStore } from "../../src/platform/pictures/picture-store.ts";
import { startTestApp, type TestApp, type TestShop } from "../support/app.ts";
import { type FilledShop, fileOf, fillShop } from "../support/fill-shop.ts";
import { query } from "../support/query.ts";
import { vendorFingerprint } from "../support/vendor-fingerprint.ts";
import { COMMAND_CASES, OPEN_COMMANDS } from "./command-cases.ts";

let app: TestApp;
let mine: TestShop;
let members: Record<Role, Caller>;
let theirs: TestShop;
let myThings: FilledShop;
let theirThings: FilledShop;

beforeAll(async () => {
	app = await startTestApp({ config: { roles: ["web", "worker"] } });
	mine = await app.buildShop("Card Corner");
	members = { owner: mine.owner, manager: await mine.join("manager", "manager"), staff: mine.staff, viewer: await mine.join("viewer", "viewer") };
	theirs = await app.buildShop("Game Garage");
	myThings = await fillShop(app, mine);
	theirThings = await fillShop(app, theirs);
	// An operation number that only the other shop has.
	await query(app.database.ownerUrl, "UPDATE bulk_operation SET number = 77 WHERE vendor_id = $1 AND status = 'previewed'", [theirs.vendorId]);
	await query(app.database.ownerUrl, "UPDATE receipt SET number = 77 WHERE vendor_id = $1", [theirs.vendorId]);
	await query(app.database.ownerUrl, "UPDATE sales_order SET number = 77 WHERE vendor_id = $1 AND connection_id IS NOT NULL", [theirs.vendorId]);
	await query(app.database.ownerUrl, "UPDATE customer SET number = 77 WHERE vendor_id = $1 AND connection_id IS NOT NULL", [theirs.vendorId]);
}, 120_000);

afterAll(() => app.stop());

/** As the surfaces do it: a file can't be typed. */
function run(text: string, caller: Caller): Promise<Answer> {
	if (text === "/bulk import") return app.dispatcher.runCommand("bulk import", { file: fileOf("sku,price\nX,1\n") }, caller);
	return app.dispatcher.runText(text, caller);
}

test("every command has its cases", () => {
	const names = buildCommands({ publicUrl: "https://stock.example.com", pictures: openPictureStore("unused") }).map(({ name }) => name);
	expect([...Object.keys(COMMAND_CASES), ...OPEN_COMMANDS].sort()).toEqual(names.sort());
});

describe.each(Object.entries(COMMAND_CASES))("/%s", (_name, { own, lowest, foreign }) => {
	const tooLow = ROLES[ROLES.indexOf(lowest) + 1];

	test("turns a stranger away, and nothing changes", async () => {
		const before = await vendorFingerprint(app.database.ownerUrl, mine.vendorId);
		expect(await run(own(myThings), app.caller("Card Corner", "stranger"))).toMatchObject({
			ok: false,
			code: "permission_denied",
			reply: { audience: "private" },
		});
		expect(await vendorFingerprint(app.database.ownerUrl, mine.vendorId)).toEqual(before);
	});

	if (tooLow)
		test(`turns a ${tooLow} away, and nothing changes`, async () => {
			const before = await vendorFingerprint(app.database.ownerUrl, mine.vendorId);
			expect(await run(own(myThings), members[tooLow])).toMatchObject({ ok: false, code: "permission_denied", reply: { audience: "private" } });
			expect(await vendorFingerprint(app.database.ownerUrl, mine.vendorId)).toEqual(before);
		});

	if (foreign) {
		test(`lets a ${lowest} in`, async () => {
			expect(await run(own(myThings), members[lowest])).not.toMatchObject({ code: "permission_denied" });
		});

		test("does not find another vendor's, and leaves it as it was", async () => {
			const before = await vendorFingerprint(app.database.ownerUrl, theirs.vendorId);
			expect(await run(foreign(theirThings), mine.owner)).toMatchObject({ ok: false, code: "not_found" });
			expect(await vendorFingerprint(app.database.ownerUrl, theirs.vendorId)).toEqual(before);
		});
	} else
		test(`lets a ${lowest} in, and shows and changes nothing of another vendor's`, async () => {
			const before = await vendorFingerprint(app.database.ownerUrl, theirs.vendorId);
			const answer = await run(own(myThings), members[lowest]);
			expect(answer).toMatchObject({ ok: true });
			expect(JSON.stringify(answer)).not.toMatch(/GameGarage|Game Garage/i);
			expect(await vendorFingerprint(app.database.ownerUrl, theirs.vendorId)).toEqual(before);
		});
});
