import type { Reply } from "../../domain/core/reply.ts";
import { fileName } from "../rendering/file-name.ts";
import { replyAsText } from "../rendering/reply-as-text.ts";
import { rowsToCsv } from "../rendering/rows-to-csv.ts";

/** A file to be uploaded after the message. */
export interface OutgoingFile {
	name: string;
	data: Buffer;
	/** What a picture shows, for who can't see it. */
	alt?: string;
}

/** The files of a reply: rows and text where the message could not hold them, and what the reply itself attaches. */
export function renderFiles(reply: Reply, { withRows, withText }: { withRows: boolean; withText: boolean }): OutgoingFile[] {
	return [
		...(reply.rows && withRows ? [{ name: fileName(reply.title, "csv"), data: rowsToCsv(reply.rows) }] : []),
		...(withText ? [{ name: fileName(reply.title, "txt"), data: Buffer.from(replyAsText(reply)) }] : []),
		...(reply.attachments ?? []).map(({ name, content, alt }) => ({ name, data: Buffer.from(content, "base64"), ...(alt !== undefined && { alt }) })),
	];
}
