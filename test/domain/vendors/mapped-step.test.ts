import { describe, expect, test } from "vitest";
import { mappedStep } from "../../../src/domain/vendors/mapped-step.ts";

const mappings = [
	{ externalRoleId: "clerks", role: "staff" as const },
	{ externalRoleId: "bosses", role: "manager" as const },
];
const standing = { workspaceId: "here", mappings, heldRoles: [] as string[], membership: null, removed: false };
const member = (role: "owner" | "manager" | "staff" | "viewer", source: "founder" | "invite" | "mapped", mappedIn: string | null = null) => ({
	role,
	source,
	mappedIn,
	isAdrift: false,
});

describe("a person's role on the platform", () => {
	test("lets them in with the highest mapped role", () => {
		expect(mappedStep({ ...standing, heldRoles: ["clerks", "bosses"] })).toEqual({ to: "join", role: "manager" });
		expect(mappedStep({ ...standing, heldRoles: ["others"] })).toBeNull();
	});

	test("does not let in whom the shop has removed", () => {
		expect(mappedStep({ ...standing, heldRoles: ["clerks"], removed: true })).toBeNull();
	});

	test("changes and ends what it gave", () => {
		const membership = member("staff", "mapped", "here");
		expect(mappedStep({ ...standing, heldRoles: ["clerks"], membership })).toBeNull();
		expect(mappedStep({ ...standing, heldRoles: ["bosses"], membership })).toEqual({ to: "change", role: "manager" });
		expect(mappedStep({ ...standing, membership })).toEqual({ to: "end" });
		expect(mappedStep({ ...standing, mappings: [], heldRoles: ["clerks"], membership })).toEqual({ to: "end" });
	});

	test.each([member("viewer", "invite"), member("manager", "invite"), member("owner", "founder")])("leaves a membership by invite alone: %j", (membership) => {
		expect(mappedStep({ ...standing, membership })).toBeNull();
		expect(mappedStep({ ...standing, heldRoles: ["bosses"], membership })).toBeNull();
	});

	test("takes nothing that another workspace's role gave, and may give more", () => {
		const membership = member("staff", "mapped", "elsewhere");
		expect(mappedStep({ ...standing, membership })).toBeNull();
		expect(mappedStep({ ...standing, heldRoles: ["clerks"], membership })).toBeNull();
		expect(mappedStep({ ...standing, heldRoles: ["bosses"], membership })).toEqual({ to: "change", role: "manager" });
	});

	test("takes over what hangs on a workspace that is no longer the shop's, and ends nothing of it", () => {
		const membership = { ...member("manager", "mapped", "elsewhere"), isAdrift: true };
		expect(mappedStep({ ...standing, membership })).toBeNull();
		expect(mappedStep({ ...standing, heldRoles: ["clerks"], membership })).toEqual({ to: "change", role: "staff" });
		expect(mappedStep({ ...standing, heldRoles: ["bosses"], membership })).toEqual({ to: "change", role: "manager" });
	});
});
