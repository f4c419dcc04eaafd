/** A failure to order: the next `count` requests that match are answered with this status. */
export interface Fault {
	/** "broken" for a connection that ends without an answer. */
	status: 200 | 429 | 500 | 502 | 503 | "broken";
	/** Slack's word for a refusal, which it answers with 200. */
	error?: string;
	/** 1 by default. */
	count?: number;
	/** Seconds that a 429 asks to wait; 1 by default. */
	retryAfter?: number;
	/** A limit on the whole token and not on one route (Discord). */
	global?: boolean;
	/** Which requests, as "POST /path"; all by default. */
	match?: RegExp;
}

/** The failures that are still to come, oldest first. */
export function createFaults() {
	const pending: { fault: Fault; left: number }[] = [];
	return {
		add(fault: Fault): void {
			pending.push({ fault, left: fault.count ?? 1 });
		},
		/** The failure for this request, if one was ordered; uses it up. */
		take(method: string, path: string): Fault | undefined {
			const index = pending.findIndex(({ fault }) => fault.match?.test(`${method} ${path}`) ?? true);
			const found = pending[index];
			if (!found) return undefined;
			found.left -= 1;
			if (found.left === 0) pending.splice(index, 1);
			return found.fault;
		},
	};
}
