import type { Reply, ReplyAttachment } from "../../domain/core/reply.ts";
import { rowsToCsv } from "./rows-to-csv.ts";

/** A table as a file for a spreadsheet. */
export function csvAttachment(name: string, rows: NonNullable<Reply["rows"]>): ReplyAttachment {
	return { name, contentType: "text/csv", content: rowsToCsv(rows).toString("base64") };
}
