const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/**
 * What a person typed, out of what Slack made of it: links and mentions are unwrapped, then the three entities decoded.
 * Source: docs.slack.dev/messaging/formatting-message-text (escaping, links).
 */
export function readSlackText(text: string): string {
	return text
		.replace(/<(?:https?:\/\/|mailto:|tel:)[^|>]*\|([^>]+)>/g, "$1")
		.replace(/<((?:https?:\/\/|mailto:|tel:)[^|>]+)>/g, "$1")
		.replace(/<([@#])[^|>]+\|([^>]+)>/g, "$1$2")
		.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}
