import { describe, expect, test } from "vitest";
import { parseSince } from "../../../src/domain/core/parse-since.ts";
import { startOfDay } from "../../../src/domain/core/start-of-day.ts";

const now = new Date("2026-11-24T10:30:00Z");
const read = (text: string, timezone = "Europe/Berlin", edge: "start" | "end" = "start", at = now) =>
	parseSince(text, { now: at, timezone, edge }).toISOString();

describe("what a person may write", () => {
	test.each([
		["24h", "2026-11-23T10:30:00.000Z"],
		["0h", "2026-11-24T10:30:00.000Z"],
		["today", "2026-11-23T23:00:00.000Z"],
		["Yesterday", "2026-11-22T23:00:00.000Z"],
		["7d", "2026-11-16T23:00:00.000Z"],
		["2 weeks", "2026-11-09T23:00:00.000Z"],
		["2026-11-01", "2026-10-31T23:00:00.000Z"],
		["2026-11", "2026-10-31T23:00:00.000Z"],
		["2026", "2025-12-31T23:00:00.000Z"],
		["2024-02-29", "2024-02-28T23:00:00.000Z"],
	])("%s begins at %s", (text, moment) => expect(read(text)).toBe(moment));

	test.each([
		["2026-11-30", "2026-11-30T23:00:00.000Z"],
		["2026-12", "2026-12-31T23:00:00.000Z"],
		["2026", "2026-12-31T23:00:00.000Z"],
		["today", "2026-11-24T23:00:00.000Z"],
		["7d", "2026-11-17T23:00:00.000Z"],
		["24h", "2026-11-23T10:30:00.000Z"],
	])("%s is over at %s: an end is the first moment after", (text, moment) => expect(read(text, "Europe/Berlin", "end")).toBe(moment));

	test("today is the shop's, not the server's", () => {
		const late = new Date("2026-11-24T23:30:00Z");
		expect(read("today", "Europe/Berlin", "start", late)).toBe("2026-11-24T23:00:00.000Z");
		expect(read("today", "America/New_York", "start", late)).toBe("2026-11-24T05:00:00.000Z");
		expect(read("today", "Pacific/Kiritimati", "start", late)).toBe("2026-11-24T10:00:00.000Z");
	});
});

describe("summer time", () => {
	const hours = (day: string, timezone: string) => (Date.parse(read(day, timezone, "end")) - Date.parse(read(day, timezone))) / 3_600_000;

	test("a day in March has 23 hours, one in October 25", () => {
		expect(read("2026-03-29")).toBe("2026-03-28T23:00:00.000Z");
		expect(read("2026-03-29", "Europe/Berlin", "end")).toBe("2026-03-29T22:00:00.000Z");
		expect(hours("2026-03-29", "Europe/Berlin")).toBe(23);
		expect(hours("2026-10-25", "Europe/Berlin")).toBe(25);
		expect(hours("2026-10-24", "Europe/Berlin")).toBe(24);
	});

	test("days ago are days of the calendar across the change", () => {
		expect(read("2d", "Europe/Berlin", "start", new Date("2026-03-30T12:00:00Z"))).toBe("2026-03-27T23:00:00.000Z");
		expect(read("1d", "Europe/Berlin", "start", new Date("2026-10-26T12:00:00Z"))).toBe("2026-10-24T22:00:00.000Z");
	});

	test("where midnight is left out, the day begins an hour later", () => {
		expect(startOfDay({ year: 2018, month: 11, day: 4 }, "America/Sao_Paulo").toISOString()).toBe("2018-11-04T03:00:00.000Z");
		expect(startOfDay({ year: 2024, month: 4, day: 26 }, "Africa/Cairo").toISOString()).toBe("2024-04-25T22:00:00.000Z");
	});
});

test.each([
	"",
	"soon",
	"7",
	"7x",
	"-7d",
	"1.5h",
	"2026-13",
	"2026-02-30",
	"2025-02-29",
	"2026-11-31",
	"24/11/2026",
	"0000-01-01",
	"9999-01-01",
	"99999d",
	"７d",
])('"%s" is refused by name', (text) => {
	const read = () => parseSince(text, { now, timezone: "UTC", option: "until" });
	expect(read).toThrow(expect.objectContaining({ code: "invalid_input", message: expect.stringContaining(`until: "${text}"`) }));
});
