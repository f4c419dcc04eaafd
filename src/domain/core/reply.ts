import type { ErrorCode } from "./errors.ts";

/** A button: pressing it types the command. */
export interface ReplyAction {
	label: string;
	/** A command that anyone could type, slash included. */
	command: string;
	style: "primary" | "secondary" | "danger";
}

/** How far a bulk operation is; while `active`, the message that shows it is edited. */
export interface ReplyProgress {
	/** "B-41" */
	operation: string;
	done: number;
	total: number;
	active: boolean;
	/** The plan is still being made: an answer is worth a short wait. */
	planning: boolean;
	/** Shows the newest state; a surface that can't be edited from outside types it again. */
	command: string;
}

/** A file that goes with a reply. */
export interface ReplyAttachment {
	name: string;
	contentType: string;
	/** Base64. */
	content: string;
}

/**
 * What a vendor is told, on whichever surface: plain data, no markup. The two lines of `text` come first (most people read on a phone);
 * renderers split, page or attach what a platform can't show, and never drop a row silently.
 */
export interface Reply {
	text: string;
	title?: string;
	fields?: { name: string; value: string }[];
	rows?: { columns: string[]; rows: string[][] };
	/** Address of a picture. */
	image?: string;
	attachments?: ReplyAttachment[];
	actions?: ReplyAction[];
	progress?: ReplyProgress;
	audience: "private" | "channel";
}

/** A command's outcome. `fault` is a bug of ours, told with a reference id that stands in the log. */
export type Answer = { ok: true; reply: Reply } | { ok: false; code: ErrorCode | "fault"; reply: Reply };
