const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Text in which no mention, link or command of Slack takes effect. Source: docs.slack.dev/messaging/formatting-message-text#escaping. */
export function escapeMrkdwn(text: string): string {
	return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

/** A mention of the user with this id, to stand in front of escaped text; nothing for nobody. Source: docs.slack.dev/messaging/formatting-message-text#mentioning-users. */
export function mentionOf(userId: string | null | undefined): string {
	return userId ? `<@${userId}> ` : "";
}
