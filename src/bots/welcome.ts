import { say } from "../domain/core/messages/say.ts";
import type { Access } from "../domain/core/permissions/access.ts";
import type { Reply } from "../domain/core/reply.ts";
import type { BotSurface } from "../domain/vendors/bot-surface.ts";
import { isWorkspaceLinked } from "../domain/vendors/selectors/is-workspace-linked.ts";
import { claimWelcome } from "../domain/vendors/services/claim-welcome.ts";
import { giveBackWelcome } from "../domain/vendors/services/give-back-welcome.ts";
import type { BotLog } from "./bot-log.ts";
import { errorFacts } from "./error-facts.ts";

interface Occasion {
	/** The guild's or the team's id. */
	externalId: string;
	name: string;
	/** Posts it where the surface thinks best. What fails is tried again at the next occasion. */
	post: (reply: Reply) => Promise<unknown>;
}

/** Says hello in a workspace, once and for all: after a restart too, and not where a shop is linked already. Never throws. */
export type Welcome = (occasion: Occasion) => Promise<void>;

/** Workspaces that are remembered here, so that each costs the database one look a process. */
const MOST = 10_000;

export function createWelcome({ access, surface, log }: { access: Access; surface: BotSurface; log: BotLog }): Welcome {
	const done = new Set<string>();
	return async ({ externalId, name, post }) => {
		if (done.has(externalId)) return;
		if (done.size >= MOST) done.clear();
		done.add(externalId);
		const asked = { surface, externalId };
		try {
			if (!(await access.withInstallations((scope) => claimWelcome(scope, { ...asked, name: name.slice(0, 200) })))) return;
			if (await access.withSystem("track-workspaces", (scope) => isWorkspaceLinked(scope, asked))) return;
			try {
				await post({ text: say.welcome({ surface }), audience: "channel" });
			} catch (error) {
				await access.withInstallations((scope) => giveBackWelcome(scope, asked));
				throw error;
			}
		} catch (error) {
			done.delete(externalId);
			log.warn({ ...errorFacts(error), surface, workspace: externalId }, "the welcome was not said");
		}
	};
}
