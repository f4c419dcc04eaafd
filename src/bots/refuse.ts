import type { DomainError } from "../domain/core/errors.ts";
import type { Answer, ReplyAction, ReplyEdit } from "../domain/core/reply.ts";

/** The answer that tells a person what was wrong, with what they may press instead and what they may mend: always private. */
export function refuse(error: DomainError, { actions = [], edit }: { actions?: ReplyAction[]; edit?: ReplyEdit | null } = {}): Answer {
	return {
		ok: false,
		code: error.code,
		reply: {
			text: [error.message, error.hint].filter(Boolean).join("\n"),
			...(actions.length > 0 && { actions }),
			...(edit && { edit }),
			audience: "private",
		},
	};
}
