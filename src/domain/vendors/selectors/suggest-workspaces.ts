import type { ReadScope } from "../../core/permissions/scopes.ts";
import { workspaceLabel } from "../workspace-label.ts";
import { listWorkspaces } from "./list-workspaces.ts";

/** Linked workspaces whose name has what is typed. */
export async function suggestWorkspaces(
	scope: ReadScope<"shop.read">,
	{ typed, limit }: { typed: string; limit: number },
): Promise<{ label: string; value: string }[]> {
	const all = await listWorkspaces(scope);
	const wanted = typed.trim().toLowerCase();
	return all
		.map((workspace) => workspaceLabel(workspace, all))
		.filter((label) => label.toLowerCase().includes(wanted))
		.slice(0, limit)
		.map((label) => ({ label, value: label }));
}
