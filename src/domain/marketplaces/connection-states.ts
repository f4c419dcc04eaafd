/** What a member can make a connection; `uninstalled` is the marketplace's word. */
export const CONNECTION_STATES = ["active", "paused", "removed"] as const;
