import type { types } from "@slack/bolt";
import { say } from "../../domain/core/messages/say.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { clipText } from "../rendering/clip-text.ts";
import { progressLine } from "../rendering/progress-line.ts";
import { splitText } from "../rendering/split-text.ts";
import { escapeMrkdwn, mentionOf } from "./escape-mrkdwn.ts";
import { SLACK_LIMITS as LIMITS } from "./limits.ts";
import { renderButtons, renderEdit } from "./render-buttons.ts";
import { type OutgoingFile, renderFiles } from "./render-files.ts";
import { renderTable } from "./render-table.ts";
import { richFields, richText } from "./rich-text.ts";

/** One message within every limit of Slack, and the files that are uploaded after it. */
export interface SlackMessage {
	/** For notifications and screen readers; escaped. */
	text: string;
	blocks: types.KnownBlock[];
	files: OutgoingFile[];
}

/** Shares of LIMITS.messageTotal; the rows take what text and fields leave. */
const TEXT_SHARE = 5_000;
const FIELDS_SHARE = 2_000;
const MAX_FIELDS = 50;
/** Title, progress, notes, and what Slack counts for each block of rich text. */
const REST_SHARE = 1_000;

interface RenderOptions {
	/** Who typed it, where the whole channel reads. */
	askedBy?: string | undefined;
	/** What was typed, sealed. */
	edit?: string | undefined;
	/** The id of the one user whom it mentions. */
	mention?: string | null;
}

/** A reply as a Slack message. What does not fit goes to a file, and the message says so. */
export function renderReply(reply: Reply, { askedBy, edit, mention }: RenderOptions = {}): SlackMessage {
	const { blocks: buttons, asText } = renderButtons(reply.actions ?? []);
	const picture = isAddress(reply.image) ? reply.image : undefined;
	const title = reply.title?.trim() ?? "";
	const longTitle = title.length > LIMITS.header;
	const body = [
		...(longTitle ? [title] : []),
		reply.text.trim(),
		...(reply.image && !picture ? [reply.image] : []),
		...asText.map(({ label, command }) => say.buttonAsText({ label, command })),
	]
		.filter(Boolean)
		.join("\n");

	const [shownText, lostText] = splitText(body, TEXT_SHARE);
	const fields = fittingFields(reply.fields ?? []);
	const buttonText = buttons.flatMap(({ elements }) => elements).reduce((sum, button) => sum + ("text" in button ? (button.text?.text.length ?? 0) : 0), 0);
	const fallback =
		mentionOf(mention) + escapeMrkdwn(clipText([title, reply.text.trim()].filter(Boolean).join("\n"), LIMITS.fallbackText / 5) || say.emptyReply());
	const left = LIMITS.messageTotal - REST_SHARE - fallback.length - shownText.length - fields.size - buttonText;
	const table = reply.rows ? renderTable(reply.rows, Math.min(LIMITS.tableTotal, left)) : null;

	const withText = lostText !== "" || fields.kept.length < (reply.fields ?? []).length;
	const withRows = table !== null && !table.whole;
	const notes = [
		...(withText ? [say.slackTextInFile()] : []),
		...(withRows && reply.rows ? [say.slackRowsInFile({ shown: table.shown, total: reply.rows.rows.length })] : []),
		...(askedBy ? [say.askedBy({ who: clipText(askedBy, 100) })] : []),
	];
	const blocks: types.KnownBlock[] = [
		...(title && !longTitle ? [header(title)] : []),
		...richText(shownText, mention),
		...(reply.progress ? richText(progressLine(reply.progress)) : []),
		...richFields(fields.kept),
		...(table?.blocks ?? []),
		...(picture ? [image(picture, title || reply.text)] : []),
		...(notes.length > 0 ? [context(notes)] : []),
		...buttons,
		...(edit === undefined ? [] : [renderEdit(edit)]),
	];
	return { text: fallback, blocks: blocks.length > 0 ? blocks : richText(say.emptyReply()), files: renderFiles(reply, { withRows, withText }) };
}

function fittingFields(fields: NonNullable<Reply["fields"]>): { kept: NonNullable<Reply["fields"]>; size: number } {
	const kept: NonNullable<Reply["fields"]> = [];
	let size = 0;
	for (const field of fields) {
		size += field.name.length + field.value.length + 3;
		if (size > FIELDS_SHARE || kept.length === MAX_FIELDS) return { kept, size: FIELDS_SHARE };
		kept.push(field);
	}
	return { kept, size };
}

function header(text: string): types.HeaderBlock {
	return { type: "header", text: { type: "plain_text", text, emoji: false } };
}

function image(image_url: string, alt: string): types.ImageBlock {
	return { type: "image", image_url, alt_text: clipText(alt.trim() || say.emptyReply(), LIMITS.header) };
}

function context(notes: readonly string[]): types.ContextBlock {
	return { type: "context", elements: notes.slice(0, LIMITS.contextElements).map((text) => ({ type: "plain_text", text, emoji: false })) };
}

function isAddress(image: string | undefined): image is string {
	return image !== undefined && image.length <= LIMITS.imageUrl && /^https?:\/\//.test(image) && URL.canParse(image);
}
