import { describe, expect, test } from "vitest";
import { connectPatiently } from "../../../src/bots/discord/connect.ts";
import { DomainError } from "../../../src/domain/core/errors.ts";

const log = { info: () => {}, warn: () => {}, error: () => {} };
/** Fails so many times with this code, then connects. */
function attempts(failures: number, code: "unavailable" | "invalid_input" = "unavailable") {
	let made = 0;
	return {
		made: () => made,
		attempt: async () => {
			made++;
			if (made <= failures) throw new DomainError(code, "no");
			return "connected";
		},
	};
}

describe("connecting to Discord", () => {
	test("goes on trying while Discord can't be reached", async () => {
		const { attempt, made } = attempts(3);
		expect(await connectPatiently(attempt, log, new AbortController().signal, 1)).toBe("connected");
		expect(made()).toBe(4);
	});

	test("does not try a refused token again", async () => {
		const { attempt, made } = attempts(3, "invalid_input");
		await expect(connectPatiently(attempt, log, new AbortController().signal, 1)).rejects.toMatchObject({ code: "invalid_input" });
		expect(made()).toBe(1);
	});

	test("gives up when it is told to stop", async () => {
		const stop = new AbortController();
		const waiting = connectPatiently(attempts(3).attempt, log, stop.signal, 60_000);
		setTimeout(() => stop.abort(), 10);
		await expect(waiting).rejects.toMatchObject({ code: "unavailable" });
	});

	test("tries once when nothing could stop it", async () => {
		const { attempt, made } = attempts(1);
		await expect(connectPatiently(attempt, log, undefined, 1)).rejects.toMatchObject({ code: "unavailable" });
		expect(made()).toBe(1);
	});
});
