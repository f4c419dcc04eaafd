import type { Actor, Principal } from "./scopes.ts";

/** Who the audit and the ledger say did it. */
export function actorOf(principal: Principal): Actor {
	switch (principal.kind) {
		case "member":
			return { personId: principal.personId, surface: principal.surface, workspaceId: principal.workspaceId };
		case "token":
			return { personId: principal.personId, surface: "api", workspaceId: null };
		case "session":
			return { personId: principal.personId, surface: "console", workspaceId: null };
		case "admin":
			return { personId: principal.personId, surface: "admin", workspaceId: null };
		case "connection":
			return { personId: null, surface: "webhook", workspaceId: null };
		case "operator":
			return { personId: null, surface: "terminal", workspaceId: null };
		case "worker":
			return { personId: null, surface: "worker", workspaceId: null };
	}
}
