import type { webApi } from "@slack/bolt";
import type { BotLog } from "../bot-log.ts";
import { errorFacts } from "../error-facts.ts";

/** Milliseconds that an answer holds: long enough for a click on a button, short enough for an admin who was just made one. */
const FRESH = 60_000;
const MOST = 1_000;

/** Looks up whether somebody is an admin or owner of the workspace. Unknown counts as no; the reason is logged. */
export function createRightsLookup(client: webApi.WebClient, log: BotLog): (userId: string) => Promise<boolean> {
	const known = new Map<string, { manages: boolean; until: number }>();
	return async (userId) => {
		const cached = known.get(userId);
		if (cached && cached.until > Date.now()) return cached.manages;
		try {
			const { user } = await client.users.info({ user: userId });
			const manages = Boolean(user?.is_admin || user?.is_owner || user?.is_primary_owner) && !user?.is_stranger;
			if (known.size >= MOST) known.clear();
			known.set(userId, { manages, until: Date.now() + FRESH });
			return manages;
		} catch (error) {
			log.warn({ ...errorFacts(error), user: userId }, "slack: users.info failed; taken as no admin");
			return false;
		}
	};
}
