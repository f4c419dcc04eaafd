import { describe, expect, it, test } from "vitest";
import { nextRun, parseTiming } from "../../../../src/domain/inventory/schedules/schedule-timing.ts";

/** A Saturday, 12:00 in Berlin. */
const now = new Date("2026-11-28T11:00:00Z");
const timezone = "Europe/Berlin";

/** The next `count` runs after a moment, in UTC. */
function runs(text: string, { from = now, zone = timezone, count = 3 } = {}): string[] {
	const timing = parseTiming(text, { now: from, timezone: zone });
	const found: string[] = [];
	for (let after = from; found.length < count; ) {
		const next = nextRun(timing, { now: after, timezone: zone });
		if (!next) break;
		found.push(next.toISOString().slice(0, 16));
		after = next;
	}
	return found;
}

describe("a moment", () => {
	it.each([
		["2026-12-01 06:00", "2026-12-01T05:00"],
		["2026-12-01T06:00", "2026-12-01T05:00"],
		["2026-12-01 at 6am", "2026-12-01T05:00"],
		["tomorrow 06:00", "2026-11-29T05:00"],
		["Tomorrow at 6:30 pm", "2026-11-29T17:30"],
		["today 18:00", "2026-11-28T17:00"],
		["18:00", "2026-11-28T17:00"],
		["06:00", "2026-11-29T05:00"],
		["friday 18:00", "2026-12-04T17:00"],
		["12am", "2026-11-28T23:00"],
		["in 2h", "2026-11-28T13:00"],
		["in 30 minutes", "2026-11-28T11:30"],
		["in 1 day", "2026-11-29T11:00"],
	])("%s comes once", (text, at) => {
		expect(runs(text)).toEqual([at]);
	});

	test("that is past never comes", () => {
		expect(runs("2026-11-28 11:59")).toEqual([]);
		expect(runs("2020-02-29 06:00")).toEqual([]);
	});
});

describe("again and again", () => {
	it.each([
		["every day 06:00", ["2026-11-29T05:00", "2026-11-30T05:00", "2026-12-01T05:00"]],
		["every day at 6am", ["2026-11-29T05:00", "2026-11-30T05:00", "2026-12-01T05:00"]],
		["Every  Weekday 18:30", ["2026-11-30T17:30", "2026-12-01T17:30", "2026-12-02T17:30"]],
		["every weekend 08:00", ["2026-11-29T07:00", "2026-12-05T07:00", "2026-12-06T07:00"]],
		["every monday 06:00", ["2026-11-30T05:00", "2026-12-07T05:00", "2026-12-14T05:00"]],
		["every mon, thu 06:00", ["2026-11-30T05:00", "2026-12-03T05:00", "2026-12-07T05:00"]],
		["every tuesdays and thursdays at 06:00", ["2026-12-01T05:00", "2026-12-03T05:00", "2026-12-08T05:00"]],
		["every month 06:00", ["2026-12-01T05:00", "2027-01-01T05:00", "2027-02-01T05:00"]],
		["every month on the 15th 06:00", ["2026-12-15T05:00", "2027-01-15T05:00", "2027-02-15T05:00"]],
		["every month on the last day 06:00", ["2026-11-30T05:00", "2026-12-31T05:00", "2027-01-31T05:00"]],
		["every 6 hours", ["2026-11-28T17:00", "2026-11-28T23:00", "2026-11-29T05:00"]],
		["every hour", ["2026-11-28T12:00", "2026-11-28T13:00", "2026-11-28T14:00"]],
	])("%s", (text, at) => {
		expect(runs(text)).toEqual(at);
	});
});

describe("when the clocks change", () => {
	test("it stays at the shop's time of day, on both sides", () => {
		const spring = runs("every day 06:00", { from: new Date("2026-03-27T12:00:00Z") });
		expect(spring).toEqual(["2026-03-28T05:00", "2026-03-29T04:00", "2026-03-30T04:00"]);
		const autumn = runs("every day 06:00", { from: new Date("2026-10-30T12:00:00Z"), zone: "America/New_York" });
		expect(autumn).toEqual(["2026-10-31T10:00", "2026-11-01T11:00", "2026-11-02T11:00"]);
	});

	test("a time that is left out comes right after it, and on that day alone", () => {
		expect(runs("every day 02:30", { from: new Date("2026-03-28T00:00:00Z") })).toEqual(["2026-03-28T01:30", "2026-03-29T01:00", "2026-03-30T00:30"]);
		expect(runs("2027-03-28 02:30")).toEqual(["2027-03-28T01:30"]);
	});

	test("a time that comes twice counts once", () => {
		expect(runs("every day 02:30", { from: new Date("2026-10-24T00:00:00Z") })).toEqual(["2026-10-24T00:30", "2026-10-25T00:30", "2026-10-26T01:30"]);
	});
});

describe("what is no time", () => {
	it.each([
		"",
		"soon",
		"every",
		"every day",
		"every day 25:00",
		"every day 6",
		"every day 13pm",
		"every 5 hours",
		"every minute",
		"every month on the 31st 06:00",
		"every someday 06:00",
		"every 06:00",
		"2026-02-30 06:00",
		"2026-12-01",
		"01.12.2026 06:00",
		"in 2 years",
		"* * * * *",
		"x".repeat(10_000),
	])("%j is refused with its value and what would do", (text) => {
		expect(() => parseTiming(text, { now, timezone })).toThrow("no time that I understand");
	});
});
