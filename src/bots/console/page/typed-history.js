/**
 * What was typed before, for the arrow keys. Kept in memory only: commands may hold secrets.
 * @param {HTMLInputElement} input
 */
export function createTypedHistory(input) {
	const typed = [];
	let at = 0;

	const recall = (index) => {
		at = index;
		input.value = typed[at] ?? "";
		input.setSelectionRange(input.value.length, input.value.length);
	};

	return {
		add(text) {
			if (typed.at(-1) !== text) typed.push(text);
			at = typed.length;
		},
		/** Handles an arrow in an empty line, or in one that it filled; true when it did. */
		takeKey(event) {
			if (input.value === "") at = typed.length;
			if (input.value !== (typed[at] ?? "")) return false;
			if (event.key === "ArrowUp" && at > 0) recall(at - 1);
			else if (event.key === "ArrowDown" && at < typed.length) recall(at + 1);
			else return false;
			event.preventDefault();
			return true;
		},
	};
}
