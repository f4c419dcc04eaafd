import { webApi } from "@slack/bolt";
import { expect, test } from "vitest";
import { createRefusalLog } from "../../../src/bots/slack/refusal-log.ts";

const lines: object[] = [];
const refusals = createRefusalLog({ info() {}, warn: (facts) => void lines.push(facts), error() {} });
const refused = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error, token: "xoxb-secret" } as never);

test("a refused token is told once a workspace, without the token, and again once it had worked meanwhile", () => {
	expect(refusals.note("T1", refused("token_revoked"))).toBe(true);
	expect(refusals.note("T1", refused("account_inactive"))).toBe(true);
	expect(refusals.note("T2", refused("invalid_auth"))).toBe(true);
	expect(lines).toEqual([
		{ team: "T1", reason: "token_revoked" },
		{ team: "T2", reason: "invalid_auth" },
	]);
	refusals.clear("T1");
	refusals.note("T1", refused("token_revoked"));
	expect(lines).toHaveLength(3);
	expect(JSON.stringify(lines)).not.toContain("xoxb");
});

test("another refusal is none of the token", () => {
	expect(refusals.note("T3", refused("channel_not_found"))).toBe(false);
	expect(refusals.note("T3", new Error("socket hang up"))).toBe(false);
});
