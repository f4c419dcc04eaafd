import { formatNumber } from "../../domain/core/format-number.ts";
import type { Reply, ReplyAttachment, ReplyProgress } from "../../domain/core/reply.ts";
import { alignTable, displayWidth } from "../rendering/align-table.ts";
import { tableCells } from "../rendering/table-cells.ts";

const BAR = 24;

/** A Reply for a terminal: whole, with its table aligned and its buttons as the commands that they type. */
export function renderText(reply: Reply): string {
	const parts = [
		[reply.title, reply.text].filter(Boolean).join("\n"),
		reply.progress && renderProgress(reply.progress),
		reply.fields?.length && renderFields(reply.fields),
		reply.rows?.rows.length && alignTable(tableCells(reply.rows, Number.POSITIVE_INFINITY)).join("\n"),
		reply.image && `Picture: ${reply.image}`,
		reply.attachments?.map(renderAttachment).join("\n"),
		reply.actions?.map(({ label, command }) => `[${label}] ${command}`).join("\n"),
	];
	return withoutControls(parts.filter(Boolean).join("\n\n"));
}

function renderFields(fields: NonNullable<Reply["fields"]>): string {
	const width = Math.max(...fields.map(({ name }) => displayWidth(name)));
	const indent = " ".repeat(width + 2);
	return fields.map(({ name, value }) => `${name}:${" ".repeat(width - displayWidth(name) + 1)}${value.replaceAll("\n", `\n${indent}`)}`).join("\n");
}

function renderAttachment({ name, contentType, content, alt }: ReplyAttachment): string {
	const size = `${Buffer.byteLength(content, "base64")} bytes; --json has it in base64`;
	return contentType.startsWith("image/") ? [`Picture: ${name} (${size})`, alt].filter(Boolean).join("\n") : `Attached: ${name} (${size})`;
}

/** Also what `say --wait` shows while it waits. */
export function renderProgress({ operation, done, total, planning }: ReplyProgress): string {
	if (planning || total === 0) return `${operation} …`;
	const full = Math.min(BAR, Math.floor((done / total) * BAR));
	return `${operation} [${"#".repeat(full)}${"-".repeat(BAR - full)}] ${formatNumber(done)} of ${formatNumber(total)}`;
}

/** What a shop's data holds must not steer the terminal (ANSI escapes and the like). */
function withoutControls(text: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to take out
	return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "");
}
