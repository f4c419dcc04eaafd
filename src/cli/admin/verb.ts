/** What the operator may do from the terminal. */
export interface Verb {
	/** What stands after the verb, as it is typed: "<surface>:<externalId>". */
	readonly usage?: string;
	readonly summary: string;
	/**
	 * Does it with the words after the verb and returns what is printed.
	 * @throws DomainError whose message and hint are printed instead, with the exit code 1
	 */
	readonly run: (words: readonly string[]) => string | Promise<string>;
}
