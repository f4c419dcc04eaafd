import type { ShopThings } from "./load-things.ts";

/** How one service or selector is called on a shop's things. */
export interface DomainCase {
	use: unknown;
	argument: (things: ShopThings) => unknown;
	/**
	 * Why a call with another vendor's ids may end otherwise than in not_found, null, nothing or an empty list. Whatever it is, it may hold
	 * nothing of theirs and change nothing of theirs.
	 */
	mayAnswer?: string;
	/**
	 * A step of use cases that have read the row it names: by itself it looks nothing up, and another vendor's id is refused by the database,
	 * whose foreign keys hold the vendor too.
	 */
	step?: true;
	/** What a few take besides. */
	further?: readonly unknown[];
	/** Selectors that need more statements than most, and why; the number is fixed, however many rows there are. */
	statements?: { most: number; because: string };
}

/** A case, in two steps so that the argument is checked against the function's own type. */
export function given<S, A = undefined>(use: (scope: S, argument: A, ...further: never[]) => unknown) {
	return (argument: (things: ShopThings) => A, more: Pick<DomainCase, "mayAnswer" | "step" | "further" | "statements"> = {}): DomainCase => ({
		use,
		argument,
		...more,
	});
}
