import { expect, test } from "vitest";
import { createSeenRequests } from "../../../src/bots/slack/seen-requests.ts";

test("a request is known for ten minutes, and then forgotten", () => {
	let now = 0;
	const seen = createSeenRequests(() => now);
	expect([seen("1"), seen("2"), seen("1")]).toEqual([false, false, true]);
	now = 9 * 60_000;
	expect(seen("2")).toBe(true);
	now = 10 * 60_000 + 1;
	expect([seen("1"), seen("1")]).toEqual([false, true]);
});
