import type { Deputy } from "../../domain/core/permissions/scopes.ts";
import type { Caller } from "../caller.ts";

/** A caller whom no chat identity tells, but a token or a session. */
export function callerFor(deputy: Deputy, name: string): Caller {
	return {
		surface: "console",
		identityId: "api",
		displayName: name,
		workspaceExternalId: "api",
		workspaceName: name,
		managesWorkspace: false,
		channelId: "api",
		deputy,
	};
}
