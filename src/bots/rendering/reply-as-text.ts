import type { Reply } from "../../domain/core/reply.ts";

/** Title, text and fields as plain text, for the file that goes along when a message can't hold them. */
export function replyAsText({ title, text, fields = [] }: Reply): string {
	return [title, text, ...fields.map(({ name, value }) => `${name}: ${value}`)].filter(Boolean).join("\n");
}
