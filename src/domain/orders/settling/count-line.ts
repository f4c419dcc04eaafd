import type { Claim, LineClaims } from "./read-claims.ts";

export interface LineCounts {
	fulfilled: number;
	cancelled: number;
	returned: number;
}

interface Counted extends LineCounts {
	/** Fulfilled copies that were in no count of ours. */
	unbooked: number;
	/** Something is said of more copies than there are by now: the rest waits. */
	waits: boolean;
}

interface Counting {
	quantity: number;
	claims: LineClaims;
	/** The whole order was called off: what is not sent is cancelled. */
	isCalledOff: boolean;
	/** All of it came back: what is sent is returned. */
	isTakenBack: boolean;
	/** Counted before there were events to explain it: a sale over the counter. */
	base?: LineCounts;
}

/**
 * Where a line stands by all that is said of it. What was sent was sent, whatever was called off: it counts first, so that the outcome is one,
 * in whatever order the news came. No more is returned than was sent.
 */
export function countLine({ quantity, claims, isCalledOff, isTakenBack, base = NOTHING }: Counting): Counted {
	const said = {
		fulfilled: total(claims.fulfilled) + base.fulfilled,
		cancelled: total(claims.cancelled) + base.cancelled,
		returned: total(claims.returned) + base.returned,
	};
	const fulfilled = Math.min(quantity, said.fulfilled);
	const cancelled = Math.min(quantity - fulfilled, isCalledOff ? quantity : said.cancelled);
	const returned = isTakenBack ? fulfilled : Math.min(fulfilled, said.returned);
	return {
		fulfilled,
		cancelled,
		returned,
		unbooked: Math.min(fulfilled, base.fulfilled + claims.unbooked),
		waits: said.returned > fulfilled,
	};
}

const NOTHING: LineCounts = { fulfilled: 0, cancelled: 0, returned: 0 };

function total({ market, ours }: Claim): number {
	return Math.max(market, ours);
}
