import { labels } from "./labels.js";

/** Megabytes: in base64 it still fits the 64 that a message may have. */
const MEGABYTES = 47;

/**
 * The file that goes with the next command.
 * @param {{ button: HTMLElement, picker: HTMLInputElement, chip: HTMLElement, name: HTMLElement, remove: HTMLElement, onError: (text: string) => void, onChange: () => void }} parts
 */
export function createFilePicker({ button, picker, chip, name, remove, onError, onChange }) {
	const clear = () => {
		picker.value = "";
		chip.hidden = true;
	};
	button.addEventListener("click", () => picker.click());
	remove.addEventListener("click", () => {
		clear();
		onChange();
	});
	picker.addEventListener("change", () => {
		const file = picker.files?.[0];
		chip.hidden = !file;
		name.textContent = file?.name ?? "";
		if (file && file.size > MEGABYTES * 1_000_000) {
			clear();
			onError(labels.tooLarge(MEGABYTES));
		}
		onChange();
	});
	return {
		clear,
		/** The chosen file, if any. */
		chosen: () => picker.files?.[0],
	};
}

/**
 * @param {File} file
 * @returns {Promise<{ name: string, content: string }>} content is base64
 */
export function readFile(file) {
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve({ name: file.name, content: String(reader.result).replace(/^[^,]*,/, "") });
		reader.onerror = () => reject(new Error(labels.unreadable(file.name), { cause: reader.error }));
		reader.readAsDataURL(file);
	});
}
