import type { Access } from "../domain/core/permissions/access.ts";
import type { Surface } from "../domain/core/permissions/scopes.ts";
import { listMovedWorkspaces } from "../domain/vendors/selectors/list-moved-workspaces.ts";
import { markWorkspaceAway } from "../domain/vendors/services/mark-workspace-away.ts";
import { markWorkspaceBack } from "../domain/vendors/services/mark-workspace-back.ts";
import type { BotLog } from "./bot-log.ts";
import { errorFacts } from "./error-facts.ts";

/** Where a surface tells that the bot was taken out of a workspace, or is in it. What goes wrong is logged; the next news, or the next start, mends it. */
export interface Presence {
	left(workspaceExternalId: string): Promise<void>;
	entered(workspaceExternalId: string): Promise<void>;
	/** All the workspaces that the bot is in: what happened while nobody listened is caught up with. */
	settle(present: readonly string[]): Promise<void>;
}

export function createPresence({ access, surface, log }: { access: Access; surface: Surface; log: BotLog }): Presence {
	async function note(among: readonly string[] | null, present: readonly string[]): Promise<void> {
		try {
			const moved = await access.withSystem("track-workspaces", (scope) => listMovedWorkspaces(scope, { surface, among, present }));
			for (const { id: workspaceId, vendorId, isBack } of moved) {
				const mark = isBack ? markWorkspaceBack : markWorkspaceAway;
				await access.withVendor({ kind: "worker", vendorId }, ["workspace.settle"], (scope) => mark(scope, { workspaceId }));
			}
		} catch (error) {
			log.error({ ...errorFacts(error), surface }, "it was not noted where the bot is");
		}
	}
	return {
		left: (id) => note([id], []),
		entered: (id) => note([id], [id]),
		settle: (present) => note(null, present),
	};
}
