import type { ErrorCode } from "./errors.ts";

/** A button: pressing it types the command. */
export interface ReplyAction {
	label: string;
	/** A command that anyone could type, slash included. */
	command: string;
	style: "primary" | "secondary" | "danger";
}

/** How far a bulk operation, or a reading of listings, is; while `active`, the message that shows it is edited. */
export interface ReplyProgress {
	/** "B-41", "L-7" */
	operation: string;
	done: number;
	total: number;
	active: boolean;
	/** It has no outcome to show yet, and may have one in a moment: an answer is worth a short wait. */
	planning: boolean;
	/** Shows the newest state; a surface that can't be edited from outside types it again. */
	command: string;
}

/** A field of a form: the value of one option. */
export interface ReplyFormField {
	/** The option that it fills. */
	name: string;
	label: string;
	/** What it opens with. */
	value?: string;
	placeholder?: string;
	/** A line under the field: what it is for, or what is wrong with it. */
	hint?: string;
	/** The surface may look up what can be meant, as it does while the option is typed. */
	suggests?: boolean;
	multiline: boolean;
	required: boolean;
	/** Not to be shown to anyone again. */
	secret: boolean;
	/** Only one of these. */
	choices?: string[];
	/** Characters. */
	max?: number;
}

/** Something to fill in: what is filled in runs the command with those options, and whatever is left blank is left out. */
export interface ReplyForm {
	title: string;
	/** On the button that sends it. */
	submit: string;
	/** Above the fields: what was wrong, where it is no one field's. */
	problem?: string;
	/** A command that anyone could type, slash included: the options beside the fields. */
	command: string;
	fields: ReplyFormField[];
}

/** A refused command as it was typed, to be mended in a form and sent again. Secrets are left out of it. */
export interface ReplyEdit {
	/** As anyone could type it, slash included; what is wrong with it included. */
	command: string;
	/** The option that is wrong, where one is known to be. */
	option?: string;
	problem: string;
}

/** A file that goes with a reply. */
export interface ReplyAttachment {
	name: string;
	contentType: string;
	/** Base64. */
	content: string;
	/** What a picture shows, for who can't see it. */
	alt?: string;
}

/**
 * What a vendor is told, on whichever surface: plain data, no markup. The two lines of `text` come first (most people read on a phone);
 * renderers split, page or attach what a platform can't show, and never drop a row silently.
 */
export interface Reply {
	text: string;
	title?: string;
	fields?: { name: string; value: string }[];
	/** `channels` names a column that shows channels: by the platform's id, for each row that has one on the surface that asks, null elsewhere. */
	rows?: { columns: string[]; rows: string[][]; channels?: { column: number; ids: (string | null)[] } };
	/** Address of a picture. */
	image?: string;
	attachments?: ReplyAttachment[];
	actions?: ReplyAction[];
	progress?: ReplyProgress;
	/** Shown in place of all else where forms can be shown; the text tells how to type the same. */
	form?: ReplyForm;
	/** Of a refusal: surfaces with forms offer to mend what was typed. */
	edit?: ReplyEdit;
	audience: "private" | "channel";
}

/** A command's outcome. `fault` is a bug of ours, told with a reference id that stands in the log. */
export type Answer = { ok: true; reply: Reply } | { ok: false; code: ErrorCode | "fault"; reply: Reply };
