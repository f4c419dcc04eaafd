import type { DomainError } from "../domain/core/errors.ts";
import type { Answer } from "../domain/core/reply.ts";

/** The answer that tells a person what was wrong: always private. */
export function refuse(error: DomainError): Answer {
	return {
		ok: false,
		code: error.code,
		reply: {
			text: [error.message, error.hint].filter(Boolean).join("\n"),
			audience: "private",
		},
	};
}
