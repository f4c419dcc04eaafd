import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { ROLES } from "../../domain/core/permissions/roles.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { createToken } from "../../domain/vendors/services/create-token.ts";
import { type Command, defineCommand } from "./define-command.ts";
import { optionalChoice, optionalText, text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

/** @param publicUrl where programs reach us */
export function tokenCreate({ publicUrl }: { publicUrl: string }): Command {
	return defineCommand({
		name: "token create",
		summary: "Make a token with which a program types commands here as you",
		examples: ['/token create "Label printer" role:viewer expires:90d', "/token create website role:staff expires:2027-01-31"],
		input: z.strictObject({
			name: text("What it is for", { max: 100 }),
			role: optionalChoice("What it may do at most; staff when left out", ROLES),
			expires: optionalText("30d, 12h or the last day, like 2027-01-31; no end when left out", { max: 50 }),
		}),
		needs: ["token.manage"],
		audience: "private",
		async run(scope, { name, role, expires }) {
			const made = await createToken(scope, { name, role, expires });
			const { locale, timezone } = await getVendor(scope);
			const when = dateFormat({ locale, timezone }, { dateStyle: "medium", timeStyle: "short" });
			return {
				text: say.tokenMade({ name: made.name, role: made.role, until: made.expiresAt && when.format(made.expiresAt) }),
				fields: [
					{ name: say.fieldToken(), value: made.token },
					{ name: say.fieldExample(), value: say.tokenExample({ publicUrl }) },
				],
				actions: [undoAction(made.changeNumber)],
				audience: "private",
			};
		},
	});
}
