import { listMessages } from "./server.js";

const EVERY = 2_000;
const EVERY_HIDDEN = 30_000;
const LONGEST = 30_000;

/**
 * Asks for messages that came by themselves for as long as the page is open: slowly while it is hidden, ever slower while nobody answers.
 * @param {{ show: (message: { id: string, at: string, reply: object }) => void, onState: (isConnected: boolean, error?: Error) => void }} options
 */
export function watchMessages({ show, onState }) {
	let cursor = null;
	let failures = 0;
	let timer;
	/** The last half minute comes again with each answer. @type {Map<string, string>} */
	const seen = new Map();

	const look = async () => {
		clearTimeout(timer);
		try {
			const page = await listMessages(cursor);
			cursor = page.cursor;
			failures = 0;
			onState(true);
			for (const message of page.messages) {
				if (seen.get(message.id) === message.at) continue;
				seen.set(message.id, message.at);
				show(message);
			}
		} catch (error) {
			failures++;
			onState(false, error);
		}
		const pace = document.hidden ? EVERY_HIDDEN : EVERY;
		clearTimeout(timer);
		timer = setTimeout(look, Math.min(pace * 2 ** failures, LONGEST));
	};

	document.addEventListener("visibilitychange", () => {
		if (!document.hidden) void look();
	});
	void look();
}
