export type ErrorCode = "invalid_input" | "permission_denied" | "not_found" | "conflict" | "unavailable";

interface Again {
	/** What the button says. */
	readonly label: string;
	readonly options: Readonly<Record<string, string>>;
}

interface ErrorDetails {
	cause?: unknown;
	/** What to do next; shown after the message. */
	hint?: string;
	/** The options with which the same command would go through, for a button that types it so. */
	again?: Again;
	/** The command's option that is wrong, where it is known; null where none of them is. */
	option?: string | null;
}

/** An error that a person can act on: the message says what was wrong, with the value. Anything else that is thrown is a bug. */
export class DomainError extends Error {
	readonly code: ErrorCode;
	readonly hint: string | undefined;
	readonly again: Again | undefined;
	readonly option: string | null | undefined;

	constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
		super(message, details.cause === undefined ? undefined : { cause: details.cause });
		this.name = "DomainError";
		this.code = code;
		this.hint = details.hint;
		this.again = details.again;
		this.option = details.option;
	}
}
