import type { RawValue } from "./option.ts";

/** One field: an option of the command. Choices become a menu, secrets are not shown where the surface can hide them. */
interface FormField {
	readonly option: string;
	/** At most 45 characters (Discord's limit). */
	readonly label: string;
	/** At most 100 characters (Discord's limit). */
	readonly placeholder?: string;
	readonly multiline?: boolean;
	/** Must be filled in, though the command itself can do without it. */
	readonly required?: boolean;
}

/** What a person sees of a form. */
interface ShownForm {
	/** At most 24 characters (Slack's limit), as for `submit`. */
	readonly title: string;
	/** On the button that sends it. */
	readonly submit: string;
	/** Between 1 and 5 (Discord's limit). */
	readonly fields: readonly [FormField, ...FormField[]];
}

/** Fields that a surface shows where a command is typed without what is dear to type on one line, or should not stand in a channel. */
export interface CommandForm {
	/** In the language that is spoken. */
	shown(): ShownForm;
	/** The same on one line, for where no form can be shown. */
	readonly example: string;
	/**
	 * Whether these words ask for the form: "filled" when the command's `prefill` is to look up what it opens with. Without any look-up of its own,
	 * for Discord takes a form as the very first answer only.
	 */
	opens(raw: Readonly<Record<string, RawValue>>): "blank" | "filled" | null;
}
