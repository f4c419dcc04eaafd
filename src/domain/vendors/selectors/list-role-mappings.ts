import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { MappableRole } from "../mappable-roles.ts";

export interface RoleMapping {
	/** The platform's id of its role or user group. */
	externalRoleId: string;
	/** What it was called when it was mapped; null where nobody told. */
	externalName: string | null;
	role: MappableRole;
	workspaceId: string;
	workspaceName: string;
	surface: string;
}

/** Which roles of the platforms let people in, of one workspace or of all that are linked. */
export async function listRoleMappings(scope: ReadScope, { workspaceId }: { workspaceId?: string | undefined } = {}): Promise<RoleMapping[]> {
	const mappings = await scope.read.roleMapping.findMany({
		where: { vendorId: scope.vendorId, workspace: { unlinkedAt: null }, ...(workspaceId !== undefined && { workspaceId }) },
		select: { externalRoleId: true, externalName: true, role: true, workspaceId: true, workspace: { select: { name: true, surface: true } } },
		orderBy: [{ workspaceId: "asc" }, { createdAt: "asc" }],
	});
	return mappings.map(({ role, workspace, ...mapping }) => ({
		...mapping,
		role: role as MappableRole,
		workspaceName: workspace.name,
		surface: workspace.surface,
	}));
}
