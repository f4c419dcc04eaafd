const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/**
 * What a person typed, out of what Slack made of it: links and channels are unwrapped, people keep their ids, user groups their handles as well, then the three
 * entities are decoded.
 * Source: docs.slack.dev/messaging/formatting-message-text (escaping, links).
 */
export function readSlackText(text: string): string {
	return text
		.replace(/<(?:https?:\/\/|mailto:|tel:)[^|>]*\|([^>]+)>/g, "$1")
		.replace(/<((?:https?:\/\/|mailto:|tel:)[^|>]+)>/g, "$1")
		.replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, "<@$1>")
		.replace(/<#[^|>]+\|([^>]+)>/g, "#$1")
		.replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, "@$1")
		.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}
