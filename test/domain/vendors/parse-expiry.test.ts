import { describe, expect, test } from "vitest";
import { parseExpiry } from "../../../src/domain/vendors/parse-expiry.ts";

const now = new Date("2026-11-24T12:00:00Z");
const read = (text: string, timezone = "UTC") => parseExpiry(text, { now, timezone }).toISOString();

describe("the end of a token", () => {
	test("counted from now", () => {
		expect(read("12h")).toBe("2026-11-25T00:00:00.000Z");
		expect(read(" 30 D ")).toBe("2026-12-24T12:00:00.000Z");
		expect(read("2w")).toBe("2026-12-08T12:00:00.000Z");
	});

	test("is the end of the day named, where the shop is, whatever the clocks do", () => {
		expect(read("2027-01-31")).toBe("2027-02-01T00:00:00.000Z");
		expect(read("2027-01-31", "Pacific/Auckland")).toBe("2027-01-31T11:00:00.000Z");
		expect(read("2027-03-28", "Europe/Berlin")).toBe("2027-03-28T22:00:00.000Z");
		expect(read("2026-12-31", "America/New_York")).toBe("2027-01-01T05:00:00.000Z");
	});

	test("today is still to come, yesterday is not", () => {
		expect(read("2026-11-24")).toBe("2026-11-25T00:00:00.000Z");
		expect(() => read("2026-11-23")).toThrow("2026-11-23");
	});

	test.each(["", "0h", "-1d", "1.5d", "30", "soon", "2027-02-29", "2027-13-01", "2027-1-1", "99999w", "2040-01-01"])("refuses %j", (text) => {
		expect(() => read(text)).toThrow(expect.objectContaining({ code: "invalid_input" }));
	});
});
