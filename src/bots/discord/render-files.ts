import { say } from "../../domain/core/messages/say.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { fileName } from "../rendering/file-name.ts";
import { replyAsText } from "../rendering/reply-as-text.ts";
import { rowsToCsv } from "../rendering/rows-to-csv.ts";
import { DISCORD_LIMITS as LIMITS } from "./limits.ts";

export interface OutgoingFile {
	name: string;
	data: Buffer;
	contentType: string;
	/** What a picture shows, for who can't see it. */
	alt?: string;
}

interface FilesOptions {
	/** The rows did not all fit into the message. */
	withRows: boolean;
	/** Text or fields did not fit. */
	withText: boolean;
	/** Bytes of files that this channel takes. */
	fileBytes: number;
}

/** The files of a message, and a note for each one that Discord would not take. */
export function renderFiles(reply: Reply, { withRows, withText, fileBytes }: FilesOptions): { files: OutgoingFile[]; notes: string[] } {
	const wanted: OutgoingFile[] = [];
	if (reply.rows && withRows) wanted.push({ name: fileName(reply.title, "csv"), data: rowsToCsv(reply.rows), contentType: "text/csv" });
	if (withText) wanted.push({ name: fileName(reply.title, "txt"), data: Buffer.from(replyAsText(reply)), contentType: "text/plain" });
	for (const { name, content, contentType, alt } of reply.attachments ?? []) {
		wanted.push({ name, data: Buffer.from(content, "base64"), contentType, ...(alt !== undefined && { alt }) });
	}

	const files: OutgoingFile[] = [];
	const refused: string[] = [];
	let left = fileBytes;
	for (const file of wanted) {
		if (files.length < LIMITS.files && file.data.length <= left) {
			files.push(file);
			left -= file.data.length;
		} else refused.push(file.name);
	}
	const limit = say.filesLimit({ files: LIMITS.files, megabytes: Math.floor(fileBytes / 1024 / 1024) });
	const notes = refused.length === 0 ? [] : [say.fileNotSent({ name: refused.slice(0, 3).join(", ") + (refused.length > 3 ? "…" : ""), limit })];
	return { files, notes };
}
