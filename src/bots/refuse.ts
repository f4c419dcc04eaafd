import type { DomainError } from "../domain/core/errors.ts";
import type { Answer, ReplyAction } from "../domain/core/reply.ts";

/** The answer that tells a person what was wrong, with what they may press instead: always private. */
export function refuse(error: DomainError, actions: ReplyAction[] = []): Answer {
	return {
		ok: false,
		code: error.code,
		reply: {
			text: [error.message, error.hint].filter(Boolean).join("\n"),
			...(actions.length > 0 && { actions }),
			audience: "private",
		},
	};
}
