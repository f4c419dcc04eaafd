import { labels } from "./labels.js";

/** Thrown when no answer came: the text is for people. */
export class NoAnswer extends Error {}

/**
 * Runs a command.
 * @param {{ text: string, file?: { name: string, content: string }, values?: Record<string, string> }} message content is base64; values are a form's
 * @returns {Promise<{ ok: boolean, code?: string, reply: object }>} the Answer
 * @throws NoAnswer
 */
export function sendMessage(message) {
	return ask("/console/messages", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(message) });
}

/**
 * What came by itself since the cursor.
 * @param {string | null} cursor
 * @returns {Promise<{ messages: { id: string, at: string, reply: object }[], cursor: string | null }>}
 * @throws NoAnswer
 */
export function listMessages(cursor) {
	return ask(`/console/messages${cursor === null ? "" : `?after=${encodeURIComponent(cursor)}`}`);
}

/**
 * What may follow the text.
 * @param {string} text
 * @param {AbortSignal} signal
 * @returns {Promise<{ from: number, suggestions: { label: string, detail: string, value: string }[] }>}
 */
export function completeText(text, signal) {
	return ask(`/console/complete?text=${encodeURIComponent(text)}`, { signal });
}

async function ask(path, options = {}) {
	let response;
	let body;
	try {
		response = await fetch(path, options);
		body = await response.json();
	} catch (error) {
		throw new NoAnswer(response && !response.ok ? labels.odd(response.status) : labels.away, { cause: error });
	}
	if (response.ok) return body;
	throw new NoAnswer(response.status === 401 ? labels.locked : (body?.reply?.text ?? labels.odd(response.status)));
}
