import { createFilePicker, readFile } from "./file-picker.js";
import { followProgress } from "./follow-progress.js";
import { labelPage, labels } from "./labels.js";
import { sendMessage } from "./server.js";
import { createSuggestions } from "./suggestions.js";
import { createTranscript } from "./transcript.js";
import { createTypedHistory } from "./typed-history.js";
import { watchMessages } from "./watch-messages.js";

labelPage();
const part = (id) => document.getElementById(id);
const input = part("command");
const status = part("status");

const transcript = createTranscript({ scroll: part("scroll"), list: part("transcript"), jump: part("jump"), run: (command, form) => run(command, form) });
const suggestions = createSuggestions({ input, list: part("suggestions"), status: part("suggestion-count") });
const history = createTypedHistory(input);
const picker = createFilePicker({
	button: part("attach"),
	picker: part("picker"),
	chip: part("chip"),
	name: part("chip-name"),
	remove: part("chip-remove"),
	onError: (text) => transcript.addAnswer().show(refusal(text)),
	onChange: () => input.focus(),
});

function refusal(text) {
	return { ok: false, reply: { text, audience: "private" } };
}

/**
 * Runs a command and shows its answer; a button's command runs just as a typed one.
 * @param {string} text
 * @param {{ file?: File, values?: Record<string, string>, shown?: string[] }} [more] a file, or what a form was filled with and which of it may be seen
 * @returns {Promise<{ isAnswered: boolean, isDone: boolean }>} whether an answer came, and whether it was no refusal
 */
async function run(text, { file, values, shown: filledIn = [] } = {}) {
	transcript.addCommand([text, ...filledIn].join("\n"), file?.name);
	const shown = transcript.addAnswer();
	try {
		const answer = await sendMessage({ text, ...(values && { values }), ...(file && { file: await readFile(file) }) });
		shown.show(answer);
		if (answer.ok && answer.reply.progress?.active) followProgress(answer.reply.progress.command, shown.show);
		return { isAnswered: true, isDone: answer.ok };
	} catch (error) {
		shown.show(refusal(error.message));
		return { isAnswered: false, isDone: false };
	}
}

async function submit() {
	const file = picker.chosen();
	const text = input.value.trim() || (file ? labels.defaultFileCommand : "");
	if (text === "") return;
	history.add(text);
	suggestions.close();
	input.value = "";
	picker.clear();
	const { isAnswered } = await run(text, { file });
	if (!isAnswered && input.value === "") input.value = text;
}

part("composer").addEventListener("submit", (event) => {
	event.preventDefault();
	void submit();
});
input.addEventListener("input", suggestions.ask);
input.addEventListener("blur", suggestions.close);
input.addEventListener("keydown", (event) => {
	// Enter and arrows that pick a character of an input method are not ours.
	if (event.isComposing) return;
	if (suggestions.takeKey(event)) return;
	history.takeKey(event);
});
document.addEventListener("keydown", (event) => {
	if (event.key !== "/" || event.target !== document.body) return;
	event.preventDefault();
	input.focus();
	input.value ||= "/";
	suggestions.ask();
});

const notices = new Map();
watchMessages({
	show(message) {
		const shown = notices.get(message.id);
		if (shown) shown.show(message);
		else notices.set(message.id, transcript.addNotice(message));
	},
	onState(isConnected) {
		status.dataset.state = isConnected ? "connected" : "offline";
		const text = isConnected ? labels.connected : labels.offline;
		if (status.textContent !== text) status.textContent = text;
	},
});
transcript.showWelcome();
// On a phone this would open the keyboard over the page.
if (matchMedia("(pointer: fine)").matches) input.focus();
