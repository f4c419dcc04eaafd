export type ErrorCode = "invalid_input" | "permission_denied" | "not_found" | "conflict" | "unavailable";

interface ErrorDetails {
	cause?: unknown;
	/** What to do next; shown after the message. */
	hint?: string;
}

/** An error that a person can act on: the message says what was wrong, with the value. Anything else that is thrown is a bug. */
export class DomainError extends Error {
	readonly code: ErrorCode;
	readonly hint: string | undefined;

	constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
		super(message, details.cause === undefined ? undefined : { cause: details.cause });
		this.name = "DomainError";
		this.code = code;
		this.hint = details.hint;
	}
}
