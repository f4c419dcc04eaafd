import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestShop } from "../../../support/app.ts";
import { until } from "../../../support/fill-shop.ts";
import { query } from "../../../support/query.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;

beforeAll(async () => {
	app = await startTestApp({ sweepEvery: 200 });
	shop = await app.buildShop("Card Corner", { timezone: "Europe/Berlin" });
	other = await app.buildShop("Game Garage");
	await shop.type('/item new SC-1 "Snorlax" tcg-single 10.00 quantity:3');
	await shop.type('/item new SC-2 "Pikachu" tcg-single 20.00 quantity:3');
	await other.type('/item new SC-1 "Blastoise" tcg-single 90.00 quantity:1');
});

afterAll(() => app.stop());

const one = async <R>(text: string, values: unknown[] = [shop.vendorId]): Promise<R | undefined> =>
	(await query<R & Record<string, unknown>>(app.database.ownerUrl, text, values))[0];

async function schedule(text: string, as = shop): Promise<string> {
	return /S-\d+/.exec((await as.type(text)).text)?.[0] ?? "";
}

/** Its time comes now. */
async function comeDue(label: string): Promise<void> {
	await query(app.database.ownerUrl, "UPDATE bulk_schedule SET next_at = now() - interval '1 second' WHERE vendor_id = $1 AND number = $2", [
		shop.vendorId,
		Number(label.slice(2)),
	]);
}

interface Run {
	id: string;
	number: number;
	status: string;
	expires_at: Date | null;
}

const runsOf = (label: string) =>
	query<Run & Record<string, unknown>>(
		app.database.ownerUrl,
		`SELECT one.id, one.number, one.status, one.expires_at FROM bulk_operation one JOIN bulk_schedule schedule ON schedule.id = one.schedule_id
		WHERE one.vendor_id = $1 AND schedule.number = $2 ORDER BY one.number`,
		[shop.vendorId, Number(label.slice(2))],
	);

async function runEnds(label: string, status: string): Promise<Run> {
	await until(async () => (await runsOf(label)).at(-1)?.status === status);
	const run = (await runsOf(label)).at(-1);
	if (!run) throw new Error("There is no run.");
	return run;
}

async function posted(operationId: string): Promise<{ text: string; actions?: { command: string }[] } | undefined> {
	const row = await one<{ reply: { text: string; actions?: { command: string }[] } }>("SELECT reply FROM outbox WHERE vendor_id = $1 AND dedupe_key = $2", [
		shop.vendorId,
		`schedule:${operationId}`,
	]);
	return row?.reply;
}

const price = async (sku: string) =>
	(await one<{ price: number }>("SELECT price_minor::int AS price FROM item WHERE vendor_id = $1 AND sku = $2", [shop.vendorId, sku]))?.price;

describe("a scheduled change", () => {
	test("says what will happen, when, in the shop's time, and touches nothing before", async () => {
		const reply = await shop.type('/bulk price -1% category:tcg-single at:"every day 06:00"');
		expect(reply.text).toMatch(/^S-\d+: -1 % for tcg-single, every day 06:00\. First on .*6:00/);
		expect(reply.text).toContain("waits a day for a confirmation");
		expect(await price("SC-1")).toBe(1_000);
		const stored = await one<{ local: string }>(
			"SELECT to_char(next_at AT TIME ZONE 'Europe/Berlin', 'HH24:MI') AS local FROM bulk_schedule WHERE vendor_id = $1 ORDER BY number DESC LIMIT 1",
		);
		expect(stored?.local).toBe("06:00");
		await shop.type(`/schedule remove ${/S-\d+/.exec(reply.text)?.[0]}`);
	});

	test("that asks posts its preview and runs when it is confirmed, within a day", async () => {
		const label = await schedule('/bulk price +10% SC-1 at:"every day 06:00"');
		await comeDue(label);
		const run = await runEnds(label, "previewed");
		expect(run.expires_at?.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
		const post = await posted(run.id);
		expect(post?.text).toContain("1 price would change");
		const confirm = post?.actions?.find(({ command }) => command.startsWith("/bulk confirm"))?.command ?? "";
		await shop.type(confirm);
		await runEnds(label, "done");
		expect(await price("SC-1")).toBe(1_100);
		await until(async () => (await posted(run.id))?.text.includes("is done") === true);
		await shop.type(`/schedule remove ${label}`);
	});

	test("that does not ask runs by itself, and posts what it did", async () => {
		const label = await schedule('/bulk price =20.50 SC-2 at:"every day 06:00" ask:no');
		await comeDue(label);
		const run = await runEnds(label, "done");
		expect(await price("SC-2")).toBe(2_050);
		expect((await posted(run.id))?.text).toContain("is done");
		await shop.type(`/schedule remove ${label}`);
	});

	test("that does not ask waits all the same where it passes a guard rail", async () => {
		await shop.type("/shop settings bulk-percent:5");
		const label = await schedule('/bulk price +50% SC-2 at:"every day 06:00" ask:no');
		await comeDue(label);
		await runEnds(label, "previewed");
		expect(await price("SC-2")).toBe(2_050);
		await shop.type("/shop settings bulk-percent:none");
		await shop.type(`/schedule remove ${label}`);
	});

	test("has one run for all the times that were missed, and goes on at the next", async () => {
		const label = await schedule('/bulk price +1% SC-1 at:"every hour"');
		await query(app.database.ownerUrl, "UPDATE bulk_schedule SET next_at = now() - interval '3 days' WHERE vendor_id = $1 AND number = $2", [
			shop.vendorId,
			Number(label.slice(2)),
		]);
		await runEnds(label, "previewed");
		expect(await runsOf(label)).toHaveLength(1);
		const next = await one<{ ahead: boolean }>("SELECT next_at > now() AS ahead FROM bulk_schedule WHERE vendor_id = $1 AND number = $2", [
			shop.vendorId,
			Number(label.slice(2)),
		]);
		expect(next?.ahead).toBe(true);
		await comeDue(label);
		await until(async () => (await runsOf(label)).length === 2);
		await runEnds(label, "previewed");
		expect((await runsOf(label)).map(({ status }) => status)).toEqual(["cancelled", "previewed"]);
		await shop.type(`/schedule remove ${label}`);
	});

	test("by a saved rule takes the rule as it is by then, and rests where there is none any more", async () => {
		await shop.type('/rule save weekly "+50%"');
		const made = await shop.type('/bulk price rule:weekly skus:SC-2 floor:5 at:"every day 06:00"');
		expect(made.text).toContain("rule weekly, as it is then, floor 5");
		const label = /S-\d+/.exec(made.text)?.[0] ?? "";
		await shop.type('/rule save weekly "=33.00" replace:yes');
		await comeDue(label);
		const run = await runEnds(label, "previewed");
		expect((await posted(run.id))?.text).toContain("= $33.00");
		expect(JSON.stringify((await shop.type("/schedule list")).rows)).toContain("rule weekly, as it is then, floor 5");

		await shop.type("/rule remove weekly");
		await comeDue(label);
		const told = "SELECT reply->>'text' AS text FROM outbox WHERE vendor_id = $1 AND dedupe_key LIKE 'schedule:rests:%'";
		await until(async () => (await one(told)) !== undefined);
		expect((await one<{ text: string }>(told))?.text).toMatch(new RegExp(`^${label} is paused and has not run: There is no .*"weekly"`));
		expect(await runsOf(label)).toHaveLength(1);
		await shop.type('/rule save weekly "+1%"');
		await shop.type(`/schedule resume ${label}`);
		await comeDue(label);
		await until(async () => (await runsOf(label)).length === 2);
		await shop.type(`/schedule remove ${label}`);
	});

	test("of one moment runs once and is over", async () => {
		const label = await schedule('/bulk price +1% SC-1 at:"tomorrow 06:00"');
		await query(
			app.database.ownerUrl,
			"UPDATE bulk_schedule SET timing = '2026-01-01 06:00', next_at = now() - interval '1 second' WHERE vendor_id = $1 AND number = $2",
			[shop.vendorId, Number(label.slice(2))],
		);
		await runEnds(label, "previewed");
		expect((await shop.type("/schedule list ended:yes")).rows?.rows.find(([name]) => name === label)?.[3]).toBe("over");
	});

	test("goes on as somebody else's when its maker leaves the team", async () => {
		const manager = await shop.join("maker", "manager");
		const made = await shop.type('/bulk price +1% SC-1 at:"every day 06:00"', manager);
		const label = /S-\d+/.exec(made.text)?.[0] ?? "";
		await shop.type("/team remove maker");
		await comeDue(label);
		await runEnds(label, "previewed");
		const told = await one<{ text: string }>("SELECT reply->>'text' AS text FROM outbox WHERE vendor_id = $1 AND dedupe_key LIKE 'schedule:passed-on:%'");
		expect(told?.text).toContain("it goes on as owner's");
		await shop.type(`/schedule remove ${label}`);
	});

	test("finds what has not sold for so long", async () => {
		await query(app.database.ownerUrl, "UPDATE item SET created_at = now() - interval '40 days' WHERE vendor_id = $1", [shop.vendorId]);
		await shop.type("/sell SC-2");
		expect((await shop.type("/find unsold:30d")).rows?.rows.map(([sku]) => sku)).toEqual(["SC-1"]);
		expect((await shop.type("/find unsold:50")).text).toContain("No item is like that");
		expect(await shop.fail("/find unsold:long")).toEqual({ code: "invalid_input", text: expect.stringContaining('unsold: "long"') });
	});
});

describe("pausing, resuming, ending", () => {
	test("a paused one does not run, a resumed one has its next time again", async () => {
		const label = await schedule('/bulk price +1% SC-1 at:"every day 06:00"');
		await shop.type(`/schedule pause ${label}`);
		expect((await shop.type("/schedule list")).rows?.rows.find(([name]) => name === label)?.[3]).toBe("paused");
		expect(await shop.fail(`/schedule pause ${label}`)).toEqual({ code: "conflict", text: expect.stringContaining("is paused already") });
		await shop.type(`/schedule resume ${label}`);
		const row = await one<{ ahead: boolean }>("SELECT next_at > now() AS ahead FROM bulk_schedule WHERE vendor_id = $1 AND number = $2", [
			shop.vendorId,
			Number(label.slice(2)),
		]);
		expect(row?.ahead).toBe(true);
		const removed = await shop.type(`/schedule remove ${label}`);
		expect(removed.text).toContain("is over now");
		expect((await shop.type("/undo")).text).toContain(`${label} runs now`);
		await shop.type(`/schedule remove ${label}`);
	});

	test("is for who may run bulk operations, and for the shop's own", async () => {
		const label = await schedule('/bulk price +1% SC-1 at:"every day 06:00"');
		expect((await shop.fail(`/schedule pause ${label}`, shop.staff)).code).toBe("permission_denied");
		expect((await shop.fail('/bulk price +1% SC-1 at:"every day 06:00"', shop.staff)).code).toBe("permission_denied");
		expect((await other.fail(`/schedule remove ${label}`)).code).toBe("not_found");
		expect((await other.type("/schedule list")).text).toContain("No bulk change is scheduled");
		await shop.type(`/schedule remove ${label}`);
	});

	test("what is no time, past, or no schedule is refused with its value", async () => {
		expect(await shop.fail("/bulk price +1% at:soon")).toEqual({ code: "invalid_input", text: expect.stringContaining('"soon" is no time') });
		expect(await shop.fail('/bulk price +1% at:"2020-01-01 06:00"')).toEqual({ code: "invalid_input", text: expect.stringContaining("is past") });
		expect((await shop.fail("/schedule pause X-1")).text).toContain('"X-1" is no schedule');
		expect((await shop.fail("/schedule pause S-999")).code).toBe("not_found");
	});

	test("by two at once is done by one of them", async () => {
		const label = await schedule('/bulk price +1% SC-1 at:"every day 06:00"');
		const answers = await Promise.all([1, 2].map(() => app.dispatcher.runText(`/schedule remove ${label}`, shop.owner)));
		expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
	});
});
