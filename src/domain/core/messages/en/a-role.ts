/** "an owner", "staff": what somebody is in a shop. */
export function aRole(role: string): string {
	if (role === "staff") return role;
	return `${role === "owner" ? "an" : "a"} ${role}`;
}
