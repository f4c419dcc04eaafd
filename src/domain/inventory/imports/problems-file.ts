import { stringify } from "csv-stringify/sync";
import type { ReplyAttachment } from "../../core/reply.ts";
import { operationLabel } from "../operations/operation-label.ts";
import { PROBLEM_COLUMNS } from "./problem-columns.ts";

interface Problems {
	number: number;
	/** The columns of the file. */
	header: readonly string[];
	/** `content` is a line of the file, in commas. */
	problems: readonly { line: number; reason: string; content: string }[];
}

/** The lines that an import could not take, each behind its number and its reason: to be mended and sent back, for an import skips these two columns. */
export function problemsFile({ number, header, problems }: Problems): ReplyAttachment {
	const lines = problems.map(({ line, reason, content }) => `${stringify([[line, reason]]).trimEnd()},${content}`);
	const text = [stringify([[...PROBLEM_COLUMNS, ...header]]).trimEnd(), ...lines, ""].join("\r\n");
	return { name: `${operationLabel(number)}-problems.csv`, contentType: "text/csv", content: Buffer.from(`\ufeff${text}`, "utf8").toString("base64") };
}
