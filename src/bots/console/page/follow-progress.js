import { sendMessage } from "./server.js";

const EVERY = 1_000;
const EVERY_HIDDEN = 10_000;

/** Messages that show the same operation share one look at it. @type {Map<string, Set<(answer: object) => void>>} */
const watched = new Map();

/**
 * Types a progress' command again each second until the operation ends.
 * @param {string} command
 * @param {(answer: object) => void} show
 */
export function followProgress(command, show) {
	const known = watched.get(command);
	if (known) {
		known.add(show);
		return;
	}
	const shows = new Set([show]);
	watched.set(command, shows);
	const look = async () => {
		const answer = await sendMessage({ text: command }).catch(() => null);
		if (answer?.ok) for (const each of shows) each(answer);
		const isOver = answer && !(answer.ok && answer.reply.progress?.active);
		if (isOver) watched.delete(command);
		else setTimeout(look, document.hidden ? EVERY_HIDDEN : EVERY);
	};
	setTimeout(look, EVERY);
}
