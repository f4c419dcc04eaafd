import { say } from "../../domain/core/messages/say.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { alignTable } from "../rendering/align-table.ts";
import { clipText } from "../rendering/clip-text.ts";
import { replyAsText } from "../rendering/reply-as-text.ts";
import { tableCells } from "../rendering/table-cells.ts";
import { escapeMrkdwn, mentionOf } from "./escape-mrkdwn.ts";
import { SLACK_LIMITS as LIMITS } from "./limits.ts";
import type { SlackMessage } from "./render.ts";
import { renderFiles } from "./render-files.ts";

const FENCE = "```";
const MAX_CELL = 40;

/** The reply without blocks, for when Slack refuses them: text, rows in a monospaced font, commands to type in place of buttons. */
export function renderPlain(reply: Reply, mention?: string | null): SlackMessage {
	const commands = (reply.actions ?? []).map(({ label, command }) => say.buttonAsText({ label, command }));
	const words = [say.slackRefusedBlocks(), replyAsText(reply), ...commands].join("\n").replaceAll(FENCE, "'''");
	const escaped = escapeWithin(words, LIMITS.plainText / 2);
	const lead = mentionOf(mention) + escaped;
	const lines = reply.rows ? alignTable(tableCells(reply.rows, MAX_CELL)).map((line) => escapeMrkdwn(line.replaceAll("`", "'"))) : [];
	let table = "";
	let shown = 0;
	for (const line of lines) {
		if (lead.length + table.length + line.length + 10 > LIMITS.plainText) break;
		table += `\n${line}`;
		shown++;
	}
	const withRows = shown < lines.length || (reply.rows?.rows.some((row) => row.some((cell) => cell.length > MAX_CELL)) ?? false);
	const withText = escaped !== escapeMrkdwn(words);
	return { text: table ? `${lead}\n${FENCE}${table}\n${FENCE}` : lead, blocks: [], files: renderFiles(reply, { withRows, withText }) };
}

function escapeWithin(text: string, max: number): string {
	let raw = clipText(text, max);
	while (escapeMrkdwn(raw).length > max) raw = clipText(raw, Math.floor(raw.length * 0.8));
	return escapeMrkdwn(raw);
}
