import type { RespondFn } from "@slack/bolt";

/** Milliseconds. */
const TIMEOUT = 15_000;

/** Answers by a response_url of an earlier request: a sent form has none of its own. Throws when Slack does not take it, as when it is worn out. */
export function respondTo(url: string): RespondFn {
	return async (message) => {
		const body = JSON.stringify(typeof message === "string" ? { text: message } : message);
		const response = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body, signal: AbortSignal.timeout(TIMEOUT) });
		if (!response.ok) throw new Error(`The response_url answered ${response.status}`);
		return response;
	};
}
