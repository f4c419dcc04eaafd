import { DomainError } from "../domain/core/errors.ts";

/** Kept as the cause of an `unavailable`: how long a marketplace asks us to stay away. */
export class RetryAfter extends Error {
	/** Milliseconds. */
	readonly wait: number;

	constructor(wait: number) {
		super(`Retry after ${wait} ms`);
		this.name = "RetryAfter";
		this.wait = wait;
	}
}

/** Milliseconds that a marketplace asked to wait when it threw this; null when it did not say. */
export function retryAfterOf(error: unknown): number | null {
	return error instanceof DomainError && error.cause instanceof RetryAfter ? error.cause.wait : null;
}
