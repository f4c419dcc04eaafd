import type { APIEmbed } from "discord.js";
import { say } from "../../domain/core/messages/say.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { progressLine } from "../rendering/progress-line.ts";
import { splitText } from "../rendering/split-text.ts";
import { escapeText, escapeWithin } from "./escape-text.ts";
import { DISCORD_LIMITS as LIMITS } from "./limits.ts";
import { type ButtonRow, renderButtons } from "./render-buttons.ts";
import { renderEdit } from "./render-edit.ts";
import { renderFields } from "./render-fields.ts";
import { type OutgoingFile, renderFiles } from "./render-files.ts";
import { renderRows } from "./render-rows.ts";

/** One message, within every limit of Discord. */
export interface DiscordMessage {
	content: string;
	embeds: APIEmbed[];
	components: ButtonRow[];
	files: OutgoingFile[];
}

interface RenderOptions {
	/** Bytes of files that the channel takes. */
	fileBytes?: number;
	/** Who asked, for an answer that the whole channel sees. */
	askedBy?: string;
	/** Whose refused command can be mended. */
	editBy?: string;
	/** The id of the one user whom it mentions; the request must allow it too. */
	mention?: string | null;
}

/** Kept free for the rows when text and fields are long as well. */
const ROWS_SHARE = 2_000;
/** Longest text of ours that may follow: notes on files, on rows, on who asked. */
const NOTES = 700;

/**
 * A reply as a Discord message. The text is the message's content, which phones show in their notifications; fields, rows and picture follow
 * in an embed. What does not fit goes along as a file, and the message says so. Mentions are switched off by the sender, and none but `mention` is written here.
 */
export function renderReply(reply: Reply, { fileBytes = LIMITS.fileBytes, askedBy, editBy, mention }: RenderOptions = {}): DiscordMessage {
	const { components, asText } = renderButtons(reply.actions ?? []);
	const edit = reply.edit && editBy !== undefined ? renderEdit(reply.edit, editBy) : null;
	const isEditable = edit !== null && components.length < LIMITS.buttonRows;
	const footer = (isEditable && edit.footer) || "";
	if (isEditable) components.push(edit.row);
	const picture = isAddress(reply.image) ? reply.image : undefined;
	const body = [
		reply.text.trim(),
		...(reply.image && !picture ? [reply.image] : []),
		...asText.map(({ label, command }) => say.buttonAsText({ label, command })),
	]
		.filter(Boolean)
		.join("\n");

	const head = [
		...(reply.title?.trim() ? [`**${escapeWithin(reply.title.trim(), LIMITS.title)}**`] : []),
		...(reply.progress ? [progressLine(reply.progress)] : []),
	];
	const address = mention ? `<@${mention}> ` : "";
	const room = LIMITS.content - NOTES - address.length - head.join("\n").length - 1;
	const [first, rest] = splitEscaped(body, room);
	const [second, lost] = splitEscaped(rest, LIMITS.embedDescription - ROWS_SHARE / 2);

	const typed = footer && say.editTyped();
	const left = LIMITS.embedTotal - second.length - footer.length - typed.length;
	const fields = renderFields(reply.fields ?? [], left - (reply.rows ? ROWS_SHARE : 0));
	const rows = reply.rows ? renderRows(reply.rows, Math.min(LIMITS.embedDescription, left - fields.size)) : null;

	const withText = lost !== "" || !fields.whole || (reply.title?.length ?? 0) > LIMITS.title;
	const withRows = rows !== null && !rows.whole;
	const { files, notes } = renderFiles(reply, { withRows, withText, fileBytes });
	if (withRows && reply.rows) notes.unshift(say.rowsInFile({ shown: rows.shown, total: reply.rows.rows.length }));
	if (withText) notes.unshift(say.textInFile());
	if (askedBy) notes.push(say.askedBy({ who: askedBy }));

	const words = [...head.slice(0, 1), first, ...head.slice(1), ...notes.map((note) => `-# ${escapeWithin(note, NOTES / 4 - 5)}`)].filter(Boolean).join("\n");
	const content = address + words;
	const shown = picture ?? attachedPicture(files);
	const details: APIEmbed = {
		...(rows?.description || typed ? { description: rows?.description || typed } : {}),
		...(fields.fields.length > 0 ? { fields: fields.fields } : {}),
		...(shown ? { image: { url: shown } } : {}),
		...(footer ? { footer: { text: footer } } : {}),
	};
	const embeds = [...(second ? [{ description: second }] : []), ...(Object.keys(details).length > 0 ? [details] : [])];
	const empty = content === "" && embeds.length === 0 && files.length === 0;
	return { content: empty ? say.emptyReply() : content, embeds, components, files };
}

/** The text's beginning, escaped and at most `max` long, and what is left of it, raw. */
function splitEscaped(text: string, max: number): [escaped: string, rest: string] {
	for (let limit = max; limit > 0; limit = Math.floor(limit * 0.8)) {
		const [head, tail] = splitText(text, limit);
		const escaped = escapeText(head);
		if (escaped.length <= max) return [escaped.trim() === "" ? "" : escaped, tail];
	}
	return ["", text];
}

/** The first picture among the files, by an address that works within the message. Discord rewrites other names, and then finds no file of that name. */
function attachedPicture(files: readonly OutgoingFile[]): string | undefined {
	const file = files.find(({ name, contentType }) => contentType.startsWith("image/") && /^[\w-]+\.[a-z]+$/.test(name));
	return file && `attachment://${file.name}`;
}

function isAddress(image: string | undefined): image is string {
	return image !== undefined && image.length <= LIMITS.imageUrl && /^https?:\/\//.test(image) && URL.canParse(image);
}
