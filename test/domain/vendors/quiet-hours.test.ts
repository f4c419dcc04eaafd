import { describe, expect, it } from "vitest";
import { endOfQuiet, nextTime } from "../../../src/domain/vendors/notices/quiet-hours.ts";

const BERLIN = "Europe/Berlin";
const end = (quiet: string | null, now: string, timezone = BERLIN) => endOfQuiet(quiet, { now: new Date(now), timezone })?.toISOString() ?? null;

describe("quiet hours", () => {
	it.each([
		["just before them", "2026-01-15T20:59:59Z", null],
		["from their first moment on", "2026-01-15T21:00:00Z", "2026-01-16T07:00:00.000Z"],
		["past midnight", "2026-01-16T03:00:00Z", "2026-01-16T07:00:00.000Z"],
		["until the moment they end", "2026-01-16T06:59:59Z", "2026-01-16T07:00:00.000Z"],
		["when they are over", "2026-01-16T07:00:00Z", null],
		["in summer, an hour earlier by UTC", "2026-07-15T20:30:00Z", "2026-07-16T06:00:00.000Z"],
		["over the night that the clocks go forward", "2026-03-28T22:00:00Z", "2026-03-29T06:00:00.000Z"],
		["over the night that they go back", "2026-10-24T21:00:00Z", "2026-10-25T07:00:00.000Z"],
	])("%s", (_name, now, expected) => {
		expect(end("22:00-08:00", now)).toBe(expected);
	});

	it("within a day, and none at all", () => {
		expect(end("12:00-14:00", "2026-01-15T11:30:00Z")).toBe("2026-01-15T13:00:00.000Z");
		expect(end("12:00-14:00", "2026-01-15T13:30:00Z")).toBeNull();
		expect(end(null, "2026-01-15T13:30:00Z")).toBeNull();
	});

	it("that end in the hour which summer time swallows, or which comes twice, end once", () => {
		expect(end("22:00-02:30", "2026-03-29T00:30:00Z")).toBe("2026-03-29T01:00:00.000Z");
		expect(end("22:00-02:30", "2026-03-29T01:00:00Z")).toBeNull();
		expect(end("22:00-02:30", "2026-10-25T00:00:00Z")).toBe("2026-10-25T00:30:00.000Z");
		expect(end("22:00-02:30", "2026-10-25T01:15:00Z")).toBeNull();
	});

	it("are the shop's and not ours", () => {
		expect(end("22:00-08:00", "2026-01-15T03:30:00Z", "America/New_York")).toBe("2026-01-15T13:00:00.000Z");
		expect(end("22:00-08:00", "2026-01-15T02:30:00Z", "America/New_York")).toBeNull();
	});
});

describe("the next time that the clocks show", () => {
	it("is today's or tomorrow's", () => {
		expect(nextTime("08:00", { now: new Date("2026-01-15T06:00:00Z"), timezone: BERLIN }).toISOString()).toBe("2026-01-15T07:00:00.000Z");
		expect(nextTime("08:00", { now: new Date("2026-01-15T07:00:00Z"), timezone: BERLIN }).toISOString()).toBe("2026-01-16T07:00:00.000Z");
	});
});
