import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { CONSOLE_LINK_MINUTES, createConsoleLink } from "../../domain/vendors/services/create-console-link.ts";
import { CONSOLE_SESSION_HOURS } from "../../domain/vendors/services/open-console-session.ts";
import { type Command, defineCommand } from "./define-command.ts";

/** @param publicUrl where the console is reached from elsewhere */
export function shopConsole({ publicUrl }: { publicUrl: string }): Command {
	return defineCommand({
		name: "shop console",
		summary: "A link that signs your browser in to the console: the counter while a chat is down",
		examples: ["/shop console"],
		input: z.strictObject({}),
		needs: ["shop.read"],
		audience: "private",
		async run(scope) {
			if (!publicUrl.startsWith("https://")) throw new DomainError("unavailable", say.consoleNeedsHttps(), { hint: say.consoleNeedsHttpsHint() });
			const { code } = await createConsoleLink(scope);
			return {
				text: say.consoleLink({ minutes: CONSOLE_LINK_MINUTES, hours: CONSOLE_SESSION_HOURS }),
				fields: [{ name: say.fieldConsole(), value: `${publicUrl}/console/enter?code=${code}` }],
				audience: "private",
			};
		},
	});
}
