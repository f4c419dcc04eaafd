import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { query } from "../../support/query.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;
let shops = 0;

beforeAll(async () => {
	app = await startTestApp({ config: { roles: ["web"] } });
	other = await app.buildShop("stranger");
});
afterAll(() => app?.stop());
beforeEach(async () => {
	shop = await app.buildShop(`news-${++shops}`, { timezone: "Europe/Berlin" });
});

const wishes = async (vendorId = shop.vendorId) =>
	(
		await query<{ topics: string[]; quiet_hours: string | null; digest_at: string | null }>(
			app.database.ownerUrl,
			"SELECT topics, quiet_hours, digest_at FROM subscription WHERE vendor_id = $1",
			[vendorId],
		)
	).map(({ topics, quiet_hours, digest_at }) => [topics.join(" "), quiet_hours, digest_at]);
const undoOf = (reply: { actions?: { command: string }[] }) => reply.actions?.[0]?.command ?? "";

describe("/notify here", () => {
	test("subscribes the channel to all, or to what is named; again changes nothing", async () => {
		expect(await shop.type("/notify here")).toMatchObject({
			audience: "channel",
			text: "This channel is told of sales, low stock, bulk operations, errors from now on.",
		});
		expect(await wishes()).toEqual([["sales low-stock bulk errors", null, null]]);
		await shop.type("/notify here errors, Sales and low-stock");
		expect((await shop.type("/notify here sales low-stock errors")).actions).toEqual([]);
		expect(await wishes()).toEqual([["sales low-stock errors", null, null]]);
		expect(await wishes(other.vendorId)).toEqual([]);
	});

	test("takes quiet hours and a digest, keeps them, and lifts them", async () => {
		expect((await shop.type("/notify here sales quiet:22:00-08:00 digest:07:30")).text).toBe(
			"This channel is told of sales, the day before at 07:30 from now on, quiet from 22:00 to 08:00.",
		);
		await shop.type('/notify here quiet:"11pm to 6am"');
		expect(await wishes()).toEqual([["sales", "23:00-06:00", "07:30"]]);
		await shop.type("/notify here sales errors digest");
		expect(await wishes()).toEqual([["sales errors", "23:00-06:00", "07:30"]]);
		await shop.type("/notify here quiet:none digest:none");
		expect(await wishes()).toEqual([["sales errors", null, null]]);
		await shop.type("/notify here sales digest");
		expect(await wishes()).toEqual([["sales", null, "08:00"]]);
		const [due] = await query<{ hour: string }>(
			app.database.ownerUrl,
			"SELECT to_char(digest_next_at AT TIME ZONE 'Europe/Berlin', 'HH24:MI') AS hour FROM subscription WHERE vendor_id = $1 AND digest_next_at > now()",
			[shop.vendorId],
		);
		expect(due?.hour).toBe("08:00");
		await shop.type("/notify here sales");
		expect(await wishes()).toEqual([["sales", null, null]]);
	});

	test("is undone whole, unless somebody changed it since", async () => {
		await shop.type("/notify here sales quiet:22:00-08:00 digest:07:30");
		const second = await shop.type("/notify here errors quiet:none");
		expect((await shop.type(undoOf(second))).text).toContain("the channel is told of sales, the day before at 07:30, quiet from 22:00 to 08:00");
		expect(await wishes()).toEqual([["sales", "22:00-08:00", "07:30"]]);
		const third = await shop.type("/notify here bulk");
		await shop.type("/notify here bulk quiet:none");
		expect(await shop.fail(undoOf(third))).toMatchObject({ code: "conflict", text: expect.stringContaining("somebody changed it since") });
	});

	test.each([
		["/notify here salse", "Did you mean sales?"],
		["/notify here sales quiet:22:00", '"22:00" is no stretch of the day'],
		["/notify here sales quiet:25:00-08:00", "25:00-08:00"],
		["/notify here sales quiet:08:00-08:00", "08:00-08:00"],
		["/notify here digest:noon", '"noon" is no time of the day'],
	])("%s is refused, and says what is wrong", async (typed, named) => {
		expect(await shop.fail(typed)).toMatchObject({ code: "invalid_input", text: expect.stringContaining(named) });
		expect(await wishes()).toEqual([]);
	});

	test("is for managers; the digest for those who may see what was earned", async () => {
		expect(await shop.fail("/notify here", shop.staff)).toMatchObject({ code: "permission_denied" });
		const [{ person_id }] = (await query<{ person_id: string }>(
			app.database.ownerUrl,
			"UPDATE membership SET grants = '{notify.manage}' WHERE vendor_id = $1 AND role = 'staff' RETURNING person_id",
			[shop.vendorId],
		)) as [{ person_id: string }];
		expect(person_id).toBeTruthy();
		await shop.type("/notify here sales", shop.staff);
		expect(await shop.fail("/notify here sales digest", shop.staff)).toMatchObject({ code: "permission_denied" });
	});
});

describe("/notify off", () => {
	test("ends some things, or all; and is undone", async () => {
		await shop.type("/notify here sales low-stock errors quiet:22:00-08:00 digest");
		expect((await shop.type("/notify off low-stock digest")).text).toBe("This channel is told of sales, errors from now on, quiet from 22:00 to 08:00.");
		const off = await shop.type("/notify off");
		expect(off.text).toBe("This channel is told of nothing any more.");
		expect(await wishes()).toEqual([]);
		await shop.type(undoOf(off));
		expect(await wishes()).toEqual([["sales errors", "22:00-08:00", null]]);
	});

	test("says so where there was nothing to end", async () => {
		expect((await shop.type("/notify off")).text).toContain("This channel is told of nothing.");
		await shop.type("/notify here sales");
		expect((await shop.type("/notify off bulk")).text).toBe("This channel is not told of bulk: nothing was changed.");
		expect(await shop.fail("/notify off salse")).toMatchObject({ code: "invalid_input" });
		expect(await shop.fail("/notify off", shop.staff)).toMatchObject({ code: "permission_denied" });
	});
});

describe("/notify list", () => {
	test("tells which channel hears what, to anyone in the team, and none of another shop", async () => {
		expect((await shop.type("/notify list")).text).toContain("No channel is told of anything yet.");
		await shop.type("/notify here sales low-stock quiet:22:00-08:00 digest:07:30");
		await other.type("/notify here errors");
		const viewer = await shop.join("viewer", "viewer");
		const reply = await shop.type("/notify list", viewer);
		expect(reply.text).toBe("1 channel is told of what happens. Times are those of Europe/Berlin.");
		expect(reply.rows?.rows).toEqual([[`news-${shops} (discord, this channel)`, shop.owner.channelId, "sales, low stock", "22:00-08:00", "07:30"]]);
	});
});
