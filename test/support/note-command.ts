import { z } from "zod";
import { defineCommand } from "../../src/bots/commands/define-command.ts";
import { optionalChoice, optionalText } from "../../src/bots/commands/option.ts";
import { DomainError } from "../../src/domain/core/errors.ts";

/** A command with a form that has a field of every kind. It touches no row. */
export const noteCommand = defineCommand({
	needs: "nothing",
	name: "shop note",
	summary: "Keep a note",
	examples: ["/shop note Hello"],
	audience: "channel",
	input: z.strictObject({
		words: optionalText("What to keep", { positional: true, max: 4_000 }),
		colour: optionalChoice("Its colour", ["red", "green"]),
		key: optionalText("A key", { secret: true, max: 20 }),
		shelf: optionalText("Where to keep it"),
	}),
	form: {
		shown: () => ({
			title: "A note",
			submit: "Keep it",
			fields: [
				{ option: "words", label: "Words", placeholder: "One a line", multiline: true, required: true },
				{ option: "colour", label: "Colour" },
				{ option: "key", label: "Key" },
			],
		}),
		example: "/shop note words:Hello",
		opens: ({ words }) => (words === undefined ? "blank" : null),
	},
	async run(_scope, { words = "", colour, key, shelf }) {
		if (words === "GONE") throw new DomainError("conflict", "That note is gone.");
		const text = `Kept “${words}” in ${colour ?? "no colour"} on ${shelf ?? "no shelf"}${key ? ` under ${key.length} characters` : ""}`;
		return {
			text,
			actions: [
				{ label: "Another", command: `/shop note colour:${colour ?? "red"}`, style: "secondary" },
				{ label: "Private", command: "/price undo", style: "secondary" },
			],
			audience: words.startsWith("psst") ? "private" : "channel",
		};
	},
});
