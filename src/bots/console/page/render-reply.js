import { element } from "./element.js";
import { labels } from "./labels.js";
import { renderAttachedPicture } from "./render-attached-picture.js";
import { renderAttachment } from "./render-attachment.js";
import { renderForm } from "./render-form.js";
import { renderTable } from "./render-table.js";

/**
 * A Reply as elements.
 * @param {object} reply
 * @param {(command: string, form?: { values: Record<string, string>, shown: string[] }) => Promise<{ isDone: boolean }>} run
 *   what a button does with its command, and a form with what was filled in
 */
export function renderReply(reply, run) {
	if (reply.form) return renderForm(reply.form, run);
	const isPicture = ({ contentType }) => contentType.startsWith("image/");
	const attachments = reply.attachments ?? [];
	return element(
		"div",
		{ class: "reply" },
		reply.title && element("h2", { dir: "auto" }, reply.title),
		reply.text && element("p", { class: "text", dir: "auto" }, reply.text),
		reply.progress && renderProgress(reply.progress),
		reply.fields?.length > 0 ? renderFields(reply.fields) : null,
		...attachments.filter(isPicture).map(renderAttachedPicture),
		reply.rows?.rows.length > 0 ? renderTable(reply.rows) : null,
		reply.image && element("img", { class: "picture", src: reply.image, alt: reply.title ?? labels.picture, loading: "lazy" }),
		renderFiles(attachments.filter((attachment) => !isPicture(attachment))),
		reply.actions?.length > 0 ? element("div", { class: "actions" }, ...reply.actions.map((action) => renderAction(action, run))) : null,
	);
}

function renderFiles(files) {
	return files.length > 0 ? element("p", { class: "attachments" }, ...files.map(renderAttachment)) : null;
}

function renderFields(fields) {
	const pairs = fields.map(({ name, value }) => element("div", {}, element("dt", { dir: "auto" }, name), element("dd", { dir: "auto" }, value)));
	return element("dl", { class: "fields" }, ...pairs);
}

function renderProgress({ operation, done, total, active, planning }) {
	const numbers = new Intl.NumberFormat();
	const label = planning ? labels.planning(operation) : labels.progress(operation, numbers.format(done), numbers.format(total));
	const bar = element("progress", { "aria-label": label, max: String(Math.max(total, 1)), value: planning ? undefined : String(done) });
	return element("div", { class: active ? "progress active" : "progress" }, bar, element("span", {}, label));
}

function renderAction({ label, command, style }, run) {
	const button = element("button", { class: `action ${style}`, type: "button", title: command }, label);
	button.addEventListener("click", () => run(command));
	return button;
}
