import { element } from "./element.js";
import { labels } from "./labels.js";
import { completeText } from "./server.js";

/** Milliseconds between a key and the question. */
const PAUSE = 90;

/**
 * The list above the line: what may come next. The line is an ARIA combobox, the list its listbox.
 * @param {{ input: HTMLInputElement, list: HTMLElement, status: HTMLElement }} parts
 */
export function createSuggestions({ input, list, status }) {
	let found = { from: 0, suggestions: [] };
	let chosen = -1;
	let timer;
	let asking = new AbortController();

	const close = () => {
		clearTimeout(timer);
		asking.abort();
		found = { from: 0, suggestions: [] };
		chosen = -1;
		list.hidden = true;
		list.replaceChildren();
		input.setAttribute("aria-expanded", "false");
		input.removeAttribute("aria-activedescendant");
	};

	const choose = (index) => {
		chosen = index;
		[...list.children].forEach((option, at) => {
			option.setAttribute("aria-selected", String(at === index));
			if (at === index) option.scrollIntoView({ block: "nearest" });
		});
		if (index === -1) input.removeAttribute("aria-activedescendant");
		else input.setAttribute("aria-activedescendant", `suggestion-${index}`);
	};

	const accept = (index) => {
		const suggestion = found.suggestions[index];
		if (!suggestion) return;
		const rest = input.value.slice(input.selectionStart ?? input.value.length);
		const head = input.value.slice(0, found.from) + suggestion.value;
		input.value = head + rest.trimStart();
		input.setSelectionRange(head.length, head.length);
		close();
		input.focus();
		ask();
	};

	const show = (completion) => {
		found = completion;
		chosen = -1;
		list.replaceChildren(
			...found.suggestions.map(({ label, detail }, index) => {
				const option = element(
					"div",
					{ id: `suggestion-${index}`, role: "option", "aria-selected": "false" },
					element("span", { class: "suggestion-label", dir: "auto" }, label),
					element("span", { class: "suggestion-detail", dir: "auto" }, detail),
				);
				// Keeps the focus in the line; a tap ends as a click.
				option.addEventListener("pointerdown", (event) => event.preventDefault());
				option.addEventListener("click", () => accept(index));
				return option;
			}),
		);
		list.hidden = found.suggestions.length === 0;
		list.scrollTop = 0;
		input.setAttribute("aria-expanded", String(!list.hidden));
		input.removeAttribute("aria-activedescendant");
		if (!list.hidden) status.textContent = labels.suggestions(found.suggestions.length);
	};

	const ask = () => {
		clearTimeout(timer);
		asking.abort();
		const question = new AbortController();
		asking = question;
		const typed = input.value.slice(0, input.selectionStart ?? input.value.length);
		if (typed.trim() === "") return close();
		timer = setTimeout(async () => {
			// Suggestions are a help, not the command: without them one types on.
			const completion = await completeText(typed, question.signal).catch(() => null);
			if (question.signal.aborted) return;
			if (completion) show(completion);
			else close();
		}, PAUSE);
	};

	return {
		ask,
		close,
		/** Handles a key of the open list; true when nothing else should. */
		takeKey(event) {
			const { length } = found.suggestions;
			if (length === 0) return false;
			if (event.key === "ArrowDown") choose(chosen + 1 < length ? chosen + 1 : -1);
			else if (event.key === "ArrowUp") choose(chosen === -1 ? length - 1 : chosen - 1);
			else if (event.key === "Tab" && !event.shiftKey) accept(Math.max(chosen, 0));
			else if (event.key === "Enter" && chosen !== -1) accept(chosen);
			else if (event.key === "Escape") close();
			else return false;
			event.preventDefault();
			return true;
		},
	};
}
