const ROLES: Readonly<Record<string, string>> = { owner: "Inhaber", manager: "Manager", staff: "Mitarbeiter", viewer: "Betrachter" };

/** "Inhaber", "Mitarbeiter": what somebody is in a shop; German says it without an article. */
export function aRole(role: string): string {
	return ROLES[role] ?? role;
}
