import { type Json, listOf } from "../emulator/json.ts";
import { checkBlock } from "./block-rules.ts";
import type { CheckShape } from "./block-schema.ts";
import { checkCount, checkText } from "./element-rules.ts";

/** Why Slack refuses: its error's name and what it tells besides. */
export interface Refusal {
	readonly error: string;
	readonly messages: string[];
}

/** What Slack says against the blocks of a message: 50 of them, each within its limits, and not too much in all. */
export function checkMessageBlocks(checkShape: CheckShape, blocks: unknown): Refusal | undefined {
	if (blocks === undefined || blocks === null) return undefined;
	if (!Array.isArray(blocks)) return { error: "invalid_blocks_format", messages: [] };
	const messages = [...checkAll(checkShape, blocks as Json[], 50), ...checkTables(blocks as Json[])];
	if (messages.length > 0) return { error: "invalid_blocks", messages };
	const size = measure(blocks);
	return size > 13_200 ? { error: "msg_blocks_too_long", messages: [`${size} characters in all blocks`] } : undefined;
}

/** What Slack says against a view: 100 blocks, title and buttons of 24 characters, 3,000 of private_metadata. */
export function checkView(checkShape: CheckShape, view: Json): Refusal | undefined {
	const blocks = listOf(view.blocks);
	const isModal = view.type === "modal";
	const messages = [
		...(isModal || view.type === "home" ? [] : [`unsupported type: ${String(view.type)} [json-pointer:/view/type]`]),
		...(isModal && view.title === undefined ? ["missing required field: title [json-pointer:/view]"] : []),
		...["title", "submit", "close"].flatMap((key) => checkText(view[key], 24, `/view/${key}`)),
		...checkText(view.callback_id, 255, "/view/callback_id"),
		...(String(view.private_metadata ?? "").length > 3000 ? ["must be less than 3001 characters [json-pointer:/view/private_metadata]"] : []),
		...(isModal && view.submit === undefined && blocks.some((block) => block.type === "input")
			? ["`submit` is required when an `input` block is present [json-pointer:/view]"]
			: []),
		...checkAll(checkShape, blocks, 100),
	];
	return messages.length > 0 ? { error: "invalid_arguments", messages } : undefined;
}

function checkAll(checkShape: CheckShape, blocks: Json[], max: number): string[] {
	const ids = blocks.map((block) => block.block_id).filter((id) => id !== undefined);
	return [
		...checkCount(blocks, 0, max, "/blocks"),
		...blocks.flatMap((block, index) => [...checkShape(block, `/blocks/${index}`), ...checkBlock(block, `/blocks/${index}`)]),
		...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `\`block_id\` "${String(id)}" already exists [json-pointer:/blocks]`),
	];
}

/** docs.slack.dev/reference/block-kit/blocks/table-block: one table a message. */
function checkTables(blocks: Json[]): string[] {
	return blocks.filter((block) => block.type === "table").length > 1 ? ["only_one_table_allowed [json-pointer:/blocks]"] : [];
}

/**
 * Characters of all texts, and 20 for each part of rich text: the rule is undocumented, the bound is where reports saw it
 * (github.com/slackapi/bolt-js/issues/2509 and 2867).
 */
function measure(value: unknown): number {
	if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + measure(one), 0);
	if (typeof value !== "object" || value === null) return 0;
	const own = typeof (value as Json).text === "string" ? String((value as Json).text).length : 0;
	const container = String((value as Json).type ?? "").startsWith("rich_text") ? 20 : 0;
	return own + container + Object.values(value).reduce<number>((sum, one) => sum + measure(one), 0);
}
