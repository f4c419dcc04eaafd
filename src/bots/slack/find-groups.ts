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

/** Looks up which of some user groups somebody is in; null when Slack does not tell, and then the reason is logged. */
export function createGroupLookup(client: webApi.WebClient, log: BotLog): (userId: string, groupIds: readonly string[]) => Promise<readonly string[] | null> {
	const known = new Map<string, { users: ReadonlySet<string> | null; until: number }>();

	async function usersOf(groupId: string): Promise<ReadonlySet<string> | null> {
		const cached = known.get(groupId);
		if (cached && cached.until > Date.now()) return cached.users;
		const users = await ask(groupId);
		if (known.size >= MOST) known.clear();
		known.set(groupId, { users, until: Date.now() + (users ? FRESH : FAILED) });
		return users;
	}

	async function ask(groupId: string): Promise<ReadonlySet<string> | null> {
		try {
			const { users } = await client.usergroups.users.list({ usergroup: groupId });
			return new Set(users);
		} catch (error) {
			if (GONE.includes(refusal(error) ?? "")) return new Set();
			log.warn({ ...errorFacts(error), group: groupId }, "slack: usergroups.users.list failed; memberships stay as they are");
			return null;
		}
	}

	return async (userId, groupIds) => {
		const held: string[] = [];
		for (const groupId of groupIds) {
			const users = await usersOf(groupId);
			if (!users) return null;
			if (users.has(userId)) held.push(groupId);
		}
		return held;
	};
}
