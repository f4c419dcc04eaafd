import type { webApi } from "@slack/bolt";
import type { BotLog } from "../bot-log.ts";
import { errorFacts } from "../error-facts.ts";
import { refusal } from "./send-message.ts";

/** Milliseconds that the members of a user group are remembered, and that a failure is. */
const FRESH = 5 * 60_000;
const FAILED = 60_000;
const MOST = 1_000;
/** Slack's word for a user group that is gone. */
const GONE = ["no_such_subteam", "subteam_not_found"];

interface Asked {
	/** Speaks in the team. */
	client: webApi.WebClient;
	teamId: string;
	userId: string;
}

export type GroupLookup = (asked: Asked, groupIds: readonly string[]) => Promise<readonly string[] | null>;

/** Looks up which of some user groups somebody is in; null when Slack does not tell, and then the reason is logged. */
export function createGroupLookup(log: BotLog): GroupLookup {
	const known = new Map<string, { users: ReadonlySet<string> | null; until: number }>();

	async function usersOf({ client, teamId }: Asked, groupId: string): Promise<ReadonlySet<string> | null> {
		const key = `${teamId}:${groupId}`;
		const cached = known.get(key);
		if (cached && cached.until > Date.now()) return cached.users;
		const users = await ask(client, groupId);
		if (known.size >= MOST) known.clear();
		known.set(key, { users, until: Date.now() + (users ? FRESH : FAILED) });
		return users;
	}

	async function ask(client: webApi.WebClient, groupId: string): Promise<ReadonlySet<string> | null> {
		try {
			const { users } = await client.usergroups.users.list({ usergroup: groupId });
			return new Set(users);
		} catch (error) {
			if (GONE.includes(refusal(error) ?? "")) return new Set();
			log.warn({ ...errorFacts(error), group: groupId }, "slack: usergroups.users.list failed; memberships stay as they are");
			return null;
		}
	}

	return async (asked, groupIds) => {
		const held: string[] = [];
		for (const groupId of groupIds) {
			const users = await usersOf(asked, groupId);
			if (!users) return null;
			if (users.has(asked.userId)) held.push(groupId);
		}
		return held;
	};
}
