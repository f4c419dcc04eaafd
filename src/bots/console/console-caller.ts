import { userInfo } from "node:os";
import type { Caller } from "../caller.ts";
import { consoleSays } from "./messages.ts";

/** Who speaks on the console: whoever holds its token, under the name that the machine knows them by. */
export function consoleCaller(): Caller {
	return {
		surface: "console",
		identityId: "local",
		displayName: accountName(),
		workspaceExternalId: "local",
		workspaceName: consoleSays.workspace(),
		managesWorkspace: true,
		channelId: "console",
		...ways(),
	};
}

/** How this machine writes numbers and times. */
function ways(): Pick<Caller, "locale" | "timezone"> {
	const { locale, timeZone: timezone } = new Intl.DateTimeFormat().resolvedOptions();
	return { locale, timezone };
}

function accountName(): string {
	try {
		return userInfo().username;
	} catch {
		// A container may run under a number that has no name.
		return "console";
	}
}
