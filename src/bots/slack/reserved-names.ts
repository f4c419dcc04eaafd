/**
 * Slash commands of Slack's own, current and former. A manifest that names one is refused as a whole, so such a name exists only behind /omni.
 * `help` is among Slack's deprecated ones and taken by many apps. Source: slack.com/help/articles/201259356 and manifests that Slack refused.
 */
export const SLACK_RESERVED_NAMES: ReadonlySet<string> = new Set(
	`active apps archive away call canvas close collapse commands dm dnd expand feed feedback giphy help huddle invite invite_people join keys kick leave
	list me msg mute open part people prefs pro remind remove rename s search section shortcuts shrug star status topic unarchive who`.split(/\s+/),
);
