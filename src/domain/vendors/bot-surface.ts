/** Where a bot is put into workspaces of others; the console is there by itself. */
export const BOT_SURFACES = ["discord", "slack"] as const;

export type BotSurface = (typeof BOT_SURFACES)[number];
