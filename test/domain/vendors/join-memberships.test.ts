import { expect, test } from "vitest";
import { joinMemberships } from "../../../src/domain/vendors/join-memberships.ts";
import type { Membership } from "../../../src/domain/vendors/selectors/find-membership.ts";

const member = (overrides: Partial<Membership>): Membership => ({
	personId: "one",
	displayName: "one",
	role: "staff",
	grants: [],
	source: "invite",
	mappedIn: null,
	isAdrift: false,
	...overrides,
});

test("the higher role stays, whichever of the two has it, and the person is the first", () => {
	const [low, high] = [member({ role: "viewer" }), member({ personId: "two", role: "manager" })];
	expect(joinMemberships(low, high)).toMatchObject({ personId: "one", role: "manager" });
	expect(joinMemberships(high, low)).toMatchObject({ personId: "two", role: "manager" });
});

test("grants are united, each once", () => {
	const joined = joinMemberships(member({ grants: ["report.read", "pricing.bulk"] }), member({ grants: ["audit.read", "report.read"] }));
	expect(joined.grants).toEqual(["audit.read", "pricing.bulk", "report.read"]);
});

test("what comes by a role of the platform hangs on it, unless the same role is there without", () => {
	const mapped = member({ role: "manager", source: "mapped", mappedIn: "workspace" });
	expect(joinMemberships(member({ role: "staff" }), mapped)).toMatchObject({ role: "manager", source: "mapped", mappedIn: "workspace" });
	expect(joinMemberships(mapped, member({ role: "manager" }))).toMatchObject({ source: "invite", mappedIn: null });
	expect(joinMemberships(member({ role: "manager" }), mapped)).toMatchObject({ source: "invite", mappedIn: null });
});

test("what hangs on a workspace that is no longer the shop's gives way to any other", () => {
	const adrift = member({ role: "manager", source: "mapped", mappedIn: "workspace", isAdrift: true });
	expect(joinMemberships(adrift, member({ role: "viewer" }))).toMatchObject({ role: "viewer", source: "invite", mappedIn: null });
	expect(joinMemberships(member({ role: "viewer" }), adrift)).toMatchObject({ role: "viewer", source: "invite", mappedIn: null });
});
