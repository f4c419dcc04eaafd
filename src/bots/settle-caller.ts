import type { Access } from "../domain/core/permissions/access.ts";
import type { Principal } from "../domain/core/permissions/scopes.ts";
import { mappedStep } from "../domain/vendors/mapped-step.ts";
import type { CallerIds } from "../domain/vendors/selectors/find-caller.ts";
import { markWorkspaceBack } from "../domain/vendors/services/mark-workspace-back.ts";
import { settleMappedMember } from "../domain/vendors/services/settle-mapped-member.ts";
import type { Caller } from "./caller.ts";

interface Settle {
	caller: Pick<Caller, "rolesAmong">;
	found: CallerIds;
	personId: string;
}

/**
 * Brings what is known of a caller in step with what their command tells: that the bot is in their workspace, and which roles of the platform
 * they have. Costs nothing where nothing is mapped and nothing has changed.
 */
export async function settleCaller(access: Access, { caller, found, personId }: Settle): Promise<void> {
	const { vendorId, workspaceId, mappings, membership, removed, isAway } = found;
	if (!vendorId || !workspaceId) return;
	const worker: Principal = { kind: "worker", vendorId };
	if (isAway) await access.withVendor(worker, ["workspace.settle"], (scope) => markWorkspaceBack(scope, { workspaceId }));
	const mayBeOut = membership?.source === "mapped" && membership.mappedIn === workspaceId;
	if (mappings.length === 0 && !mayBeOut) return;
	const heldRoles = mappings.length === 0 ? [] : await caller.rolesAmong?.(mappings.map(({ externalRoleId }) => externalRoleId));
	if (!heldRoles || !mappedStep({ workspaceId, mappings, heldRoles, membership, removed })) return;
	await access.withVendor(worker, ["membership.settle"], (scope) => settleMappedMember(scope, { personId, workspaceId, heldRoles: [...heldRoles] }));
}
