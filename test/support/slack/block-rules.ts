import { type Json, listOf } from "../emulator/json.ts";
import { checkCount, checkElement, checkText } from "./element-rules.ts";

/** Lengths and counts of one block (docs.slack.dev/reference/block-kit/blocks). */
export function checkBlock(block: Json, pointer: string): string[] {
	return [...checkText(block.block_id, 255, `${pointer}/block_id`), ...(rules[String(block.type)]?.(block, pointer) ?? [])];
}

const rules: Record<string, (block: Json, pointer: string) => string[]> = {
	section(block, pointer) {
		const fields = listOf(block.fields);
		return [
			...(block.text === undefined && block.fields === undefined ? [`must define either \`fields\` or \`text\` [json-pointer:${pointer}]`] : []),
			...checkText(block.text, 3000, `${pointer}/text`),
			...(block.fields === undefined ? [] : checkCount(fields, 1, 10, `${pointer}/fields`)),
			...fields.flatMap((field, index) => checkText(field, 2000, `${pointer}/fields/${index}`)),
			...(block.accessory ? checkElement(block.accessory as Json, `${pointer}/accessory`) : []),
		];
	},
	header: (block, pointer) => checkText(block.text, 150, `${pointer}/text`),
	context(block, pointer) {
		const elements = listOf(block.elements);
		return [
			...checkCount(elements, 1, 10, `${pointer}/elements`),
			...elements.flatMap((element, index) =>
				element.type === "image" ? checkElement(element, `${pointer}/elements/${index}`) : checkText(element, 3000, `${pointer}/elements/${index}`),
			),
		];
	},
	actions(block, pointer) {
		const elements = listOf(block.elements);
		const ids = elements.map((element) => element.action_id).filter((id) => id !== undefined);
		return [
			...checkCount(elements, 1, 25, `${pointer}/elements`),
			...elements.flatMap((element, index) => checkElement(element, `${pointer}/elements/${index}`)),
			...ids
				.filter((id, index) => ids.indexOf(id) !== index)
				.map((id) => `\`action_id\` "${String(id)}" already exists for another element in this block [json-pointer:${pointer}/elements]`),
		];
	},
	image: (block, pointer) => [
		...checkText(block.image_url, 3000, `${pointer}/image_url`),
		...checkText(block.alt_text, 2000, `${pointer}/alt_text`),
		...checkText(block.title, 2000, `${pointer}/title`),
	],
	input: (block, pointer) => [
		...checkText(block.label, 2000, `${pointer}/label`),
		...checkText(block.hint, 2000, `${pointer}/hint`),
		...(block.element ? checkElement(block.element as Json, `${pointer}/element`) : []),
	],
	markdown: (block, pointer) => checkText(block.text, 12_000, `${pointer}/text`),
	table: (block, pointer) => checkTable(block, pointer),
	data_table: (block, pointer) => checkTable(block, pointer),
};

/** 100 rows of 20 cells, and 10,000 characters in all cells. */
function checkTable(block: Json, pointer: string): string[] {
	const rows = Array.isArray(block.rows) ? (block.rows as Json[][]) : [];
	const characters = rows.flat().reduce((sum, cell) => sum + String(cell.text ?? "").length, 0);
	return [
		...checkCount(rows, 1, 100, `${pointer}/rows`),
		...rows.flatMap((row, index) => checkCount(row, 1, 20, `${pointer}/rows/${index}`)),
		...rows
			.flat()
			.flatMap((cell, index) =>
				cell.type === "raw_text" && cell.text === "" ? [`must be more than 0 characters [json-pointer:${pointer}/rows (cell ${index})]`] : [],
			),
		...(characters > 10_000 ? [`must be less than 10001 characters [json-pointer:${pointer}/rows]`] : []),
	];
}
