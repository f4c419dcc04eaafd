import { element } from "./element.js";
import { labels } from "./labels.js";
import { renderReply } from "./render-reply.js";

/** Pixels from the end within which a reader counts as reading the newest. */
const NEAR = 80;
const GAP = 12;

/**
 * The conversation: what was typed, what came back, what came by itself.
 * @param {{ scroll: HTMLElement, list: HTMLElement, jump: HTMLElement, run: (command: string, form?: object) => Promise<{ isDone: boolean }> }} parts
 */
export function createTranscript({ scroll, list, jump, run }) {
	const isAtEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR;
	const toEnd = () => {
		scroll.scrollTop = scroll.scrollHeight;
		jump.hidden = true;
	};
	/** An answer is read from its first line, so a long one is not scrolled to its end. */
	const reveal = (entry) => {
		toEnd();
		const above = entry.previousElementSibling?.matches(".said") ? entry.previousElementSibling : entry;
		scroll.scrollTop = Math.min(scroll.scrollTop, above.offsetTop - scroll.offsetTop - GAP);
	};
	jump.addEventListener("click", toEnd);
	scroll.addEventListener(
		"scroll",
		() => {
			if (isAtEnd()) jump.hidden = true;
		},
		{ passive: true },
	);

	const add = (entry, { follow }) => {
		const wasAtEnd = isAtEnd();
		list.append(entry);
		if (follow || wasAtEnd) toEnd();
		else jump.hidden = false;
		return entry;
	};

	return {
		showWelcome() {
			const starters = labels.starters.map((command) => {
				const button = element("button", { class: "action starter", type: "button" }, command);
				button.addEventListener("click", () => run(command));
				return button;
			});
			list.append(
				element(
					"section",
					{ class: "welcome" },
					element("h2", {}, labels.welcomeTitle),
					element("p", {}, labels.welcomeText),
					element("div", { class: "actions" }, ...starters),
				),
			);
		},

		/** @param {string} text @param {string | undefined} fileName */
		addCommand(text, fileName) {
			list.querySelector(".welcome")?.remove();
			const file = fileName && element("span", { class: "command-file", dir: "auto" }, fileName);
			add(element("article", { class: "entry said", "aria-label": labels.you }, element("p", { dir: "auto" }, text), file), { follow: true });
		},

		/** An answer that is still to come; `show` fills it, and may be called again when it changes. */
		addAnswer() {
			const entry = element("article", { class: "entry answer pending", "aria-label": labels.answer }, element("p", { class: "waiting" }, labels.running));
			add(entry, { follow: true });
			let shown = "";
			return {
				show(answer) {
					const said = JSON.stringify(answer);
					if (said === shown) return;
					const follow = shown === "" ? reveal : toEnd;
					shown = said;
					const wasAtEnd = isAtEnd();
					// A bar that moves is not read out at each step, its end is.
					entry.setAttribute("aria-live", answer.reply.progress?.active ? "off" : "polite");
					entry.className = `entry answer${answer.ok ? "" : " refused"}`;
					replaceReply(entry, renderReply(answer.reply, run));
					if (wasAtEnd) follow(entry);
				},
			};
		},

		/** @param {{ at: string, reply: object }} message */
		addNotice(message) {
			const entry = element("article", { class: "entry notice", "aria-label": labels.notice });
			const show = ({ at, reply }) => {
				const time = element("time", { datetime: at }, formatTime(new Date(at)));
				entry.replaceChildren(element("p", { class: "when" }, labels.notice, " · ", time), renderReply(reply, run));
			};
			show(message);
			add(entry, { follow: false });
			return { show };
		},
	};
}

/** Keeps the keyboard's place when a message is drawn anew under it. */
function replaceReply(entry, reply) {
	const buttons = [...entry.querySelectorAll("button")];
	const focused = buttons.indexOf(document.activeElement);
	for (const link of entry.querySelectorAll("a[download]")) URL.revokeObjectURL(link.href);
	entry.replaceChildren(reply);
	if (focused !== -1) (entry.querySelectorAll("button")[focused] ?? document.getElementById("command")).focus();
}

function formatTime(date) {
	const isToday = date.toDateString() === new Date().toDateString();
	return new Intl.DateTimeFormat(undefined, isToday ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" }).format(date);
}
