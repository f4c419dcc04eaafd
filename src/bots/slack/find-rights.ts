import type { webApi } from "@slack/bolt";
import type { BotLog } from "../bot-log.ts";
import { errorFacts } from "../error-facts.ts";

/** What Slack tells of somebody, besides their name. */
export interface SlackRights {
	/** An admin or owner of the workspace, or whoever put the app there. */
	manages: boolean;
	/** IANA. */
	timezone?: string | undefined;
	/** BCP 47. */
	locale?: string | undefined;
}

export interface Asked {
	/** Speaks in the team. */
	client: webApi.WebClient;
	teamId: string;
	userId: string;
	identityId: string;
}

/** `freshFor`: milliseconds for which what was told before will do. */
export type RightsLookup = (asked: Asked, how?: { freshFor: number }) => Promise<SlackRights>;

/** Whether an identity is the one that put the app into the team. */
export type IsInstaller = (teamId: string, identityId: string) => Promise<boolean>;

/** Milliseconds that an answer holds: long enough for a click on a button, short enough for an admin who was just made one. */
const FRESH = 60_000;
const MOST = 1_000;

/** Looks up whether somebody manages the workspace, and how they write times and numbers. Unknown counts as no; the reason is logged. */
export function createRightsLookup({ isInstaller, log }: { isInstaller: IsInstaller; log: BotLog }): RightsLookup {
	const known = new Map<string, { rights: SlackRights; at: number }>();
	return async ({ client, teamId, identityId, userId }, { freshFor } = { freshFor: FRESH }) => {
		const key = `${teamId}:${userId}`;
		const cached = known.get(key);
		if (cached && cached.at + freshFor > Date.now()) return cached.rights;
		try {
			const { user } = await client.users.info({ user: userId, include_locale: true });
			const isAdmin = Boolean(user?.is_admin || user?.is_owner || user?.is_primary_owner);
			const manages = !user?.is_stranger && (isAdmin || (await isInstaller(teamId, identityId)));
			const rights = { manages, timezone: user?.tz, locale: user?.locale };
			if (known.size >= MOST) known.clear();
			known.set(key, { rights, at: Date.now() });
			return rights;
		} catch (error) {
			log.warn({ ...errorFacts(error), user: userId }, "slack: users.info failed; taken as no admin");
			return { manages: false };
		}
	};
}
