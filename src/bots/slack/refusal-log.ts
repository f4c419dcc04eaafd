import type { BotLog } from "../bot-log.ts";
import { refusal } from "./send-message.ts";

/** Slack's words for a token that opens nothing any more: revoked, replaced, or of an app that was taken out. */
export const TOKEN_REFUSALS: readonly string[] = ["account_inactive", "token_revoked", "token_expired", "not_authed", "invalid_auth"];

/** Whether Slack refused a team's token; it is in the log once, until the team is heard of again. */
export interface RefusalLog {
	note(teamId: string, error: unknown): boolean;
	/** The team has a token that works. */
	clear(teamId: string): void;
}

export function createRefusalLog(log: BotLog): RefusalLog {
	const told = new Set<string>();
	return {
		note(teamId, error) {
			const reason = refusal(error);
			if (reason === null || !TOKEN_REFUSALS.includes(reason)) return false;
			if (!told.has(teamId)) log.warn({ team: teamId, reason }, "slack: the token of this workspace is refused; install the app there again");
			told.add(teamId);
			return true;
		},
		clear: (teamId) => void told.delete(teamId),
	};
}
