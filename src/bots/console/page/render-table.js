import { element } from "./element.js";
import { labels } from "./labels.js";

/** Rows shown at first; the rest waits behind a button, for most people read on a phone. */
const FIRST = 15;
/** Letters of a word that still is not worth a break, as a SKU is not. */
const SHORT = 28;
const NUMBER = /^[-+]?[\p{Sc}\s]*[\d.,\s]*\d[\p{Sc}\s%]*$/u;

/**
 * A table that becomes a list of cards on a narrow screen, by its style sheet alone.
 * @param {{ columns: string[], rows: string[][] }} rows
 */
export function renderTable({ columns, rows }) {
	const every = (column, fits) => rows.some((row) => row[column]) && rows.every((row) => !row[column] || fits(row[column]));
	const kinds = columns.map((_, column) => {
		if (every(column, (cell) => NUMBER.test(cell))) return "number";
		return every(column, (cell) => cell.length <= SHORT && !/\s/.test(cell)) ? "code" : undefined;
	});
	// Roles are spelled out because `display` takes them from a table.
	const head = element(
		"tr",
		{ role: "row" },
		...columns.map((name, column) => element("th", { role: "columnheader", scope: "col", class: kinds[column] }, name)),
	);
	const body = element("tbody", { role: "rowgroup" });
	const addRows = (some) => {
		for (const row of some) {
			const cells = columns.map((name, column) =>
				element(
					"td",
					{ role: "cell", class: kinds[column], "data-label": name, "data-empty": !row[column] },
					element("span", { dir: "auto" }, row[column] ?? ""),
				),
			);
			body.append(element("tr", { role: "row" }, ...cells));
		}
	};
	addRows(rows.slice(0, FIRST));
	const table = element("table", { role: "table" }, element("thead", { role: "rowgroup" }, head), body);
	if (rows.length <= FIRST) return element("div", { class: "table" }, table);
	const more = element("button", { class: "action more", type: "button" }, labels.showRows(rows.length));
	more.addEventListener("click", () => {
		addRows(rows.slice(FIRST));
		more.remove();
	});
	return element("div", { class: "table" }, table, more);
}
