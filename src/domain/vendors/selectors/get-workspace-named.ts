import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { workspaceLabel } from "../workspace-label.ts";
import { listWorkspaces } from "./list-workspaces.ts";

interface NamedWorkspace {
	id: string;
	label: string;
	/** The shop has no other that is linked. */
	isLast: boolean;
}

/**
 * The linked workspace that is called so, in any case; without a name, the one with this id.
 * @throws DomainError not_found, with the nearest name; invalid_input when several are called so
 */
export async function getWorkspaceNamed(
	scope: ReadScope<"shop.read">,
	{ named, here }: { named?: string | undefined; here: string | null },
): Promise<NamedWorkspace> {
	const all = await listWorkspaces(scope);
	const labelled = all.map((workspace) => ({ ...workspace, label: workspaceLabel(workspace, all) }));
	const wanted = named?.trim().toLowerCase();
	const found = labelled.filter(({ id, name, label }) => (wanted === undefined ? id === here : [name.toLowerCase(), label.toLowerCase()].includes(wanted)));
	const [only] = found;
	if (only && found.length === 1) return { id: only.id, label: only.label, isLast: all.length === 1 };
	const labels = (found.length > 1 ? found : labelled).map(({ label }) => label);
	if (found.length > 1) throw new DomainError("invalid_input", say.workspaceAmbiguous({ name: named ?? "", labels }));
	throw new DomainError("not_found", say.workspaceNotFound({ name: named ?? "", near: nearest(named ?? "", labels) }), { hint: say.workspacesHint() });
}
