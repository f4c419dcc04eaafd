import { element } from "./element.js";
import { labels } from "./labels.js";

let made = 0;

/**
 * A form to fill in, in place. Escape closes it and keeps what was typed; Enter sends it, in a field of several lines with Ctrl or Cmd.
 * @param {{ title: string, submit: string, command: string, fields: object[] }} form
 * @param {(command: string, form: { values: Record<string, string>, shown: string[] }) => Promise<{ isDone: boolean }>} run
 */
export function renderForm(form, run) {
	made += 1;
	const fields = form.fields.map((field) => renderField(field, `form-${made}-${field.name}`));
	const cancel = element("button", { class: "action", type: "button" }, labels.cancelForm);
	const send = element("button", { class: "action primary", type: "submit" }, form.submit);
	const all = element("fieldset", {}, ...fields.map(({ block }) => block), element("div", { class: "actions" }, send, cancel));
	const open = element("form", { class: "form", "aria-label": form.title, autocomplete: "off" }, element("h2", { dir: "auto" }, form.title), all);
	const again = element("button", { class: "action", type: "button" }, labels.reopenForm(form.title));
	const closed = element("p", { class: "form-over" }, again);
	const place = element("div", { class: "reply" }, open);

	const close = (shown) => {
		place.replaceChildren(shown);
		document.getElementById("command").focus();
	};
	cancel.addEventListener("click", () => close(closed));
	again.addEventListener("click", () => {
		place.replaceChildren(open);
		fields[0].control.focus();
	});
	open.addEventListener("keydown", (event) => {
		if (event.isComposing) return;
		if (event.key === "Escape") close(closed);
		else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) open.requestSubmit();
		else return;
		event.preventDefault();
	});
	open.addEventListener("submit", async (event) => {
		event.preventDefault();
		if (all.disabled) return;
		all.disabled = true;
		const values = Object.fromEntries(fields.map(({ field, control }) => [field.name, control.value]));
		const { isDone } = await run(form.command, { values, shown: fields.flatMap(describe) });
		if (isDone) return place.replaceChildren(element("p", { class: "form-over" }, labels.formSent(form.title)));
		all.disabled = false;
		fields[0].control.focus();
	});
	// On a phone this would open the keyboard over the page; and whoever types on already is left alone.
	if (matchMedia("(pointer: fine)").matches && document.getElementById("command").value === "") requestAnimationFrame(() => fields[0].control.focus());
	return place;
}

function renderField(field, id) {
	const control = makeControl(field, {
		id,
		name: field.name,
		required: field.required,
		placeholder: field.placeholder,
		maxlength: field.max === undefined ? undefined : String(field.max),
		dir: "auto",
		spellcheck: "false",
		autocapitalize: "off",
	});
	if (!field.choices) control.value = field.value ?? "";
	return { field, control, block: element("div", { class: field.multiline ? "field wide" : "field" }, element("label", { for: id }, field.label), control) };
}

function makeControl({ choices, multiline, secret, required, value }, attributes) {
	if (choices) {
		const none = element("option", { value: "", disabled: required }, labels.noChoice);
		const options = choices.map((choice) => element("option", { value: choice, selected: choice === value }, choice));
		return element("select", { id: attributes.id, name: attributes.name, required }, none, ...options);
	}
	if (multiline) return element("textarea", { ...attributes, rows: "7" });
	return element("input", { ...attributes, type: secret ? "password" : "text" });
}

/** What the conversation shows of a field that was filled in. */
function describe({ field, control }) {
	if (control.value.trim() === "") return [];
	if (field.multiline) return [control.value.trim()];
	return [`${field.label}: ${field.secret ? labels.hidden : control.value}`];
}
