import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { listTokens } from "../../domain/vendors/selectors/list-tokens.ts";
import { defineCommand } from "./define-command.ts";
import { optionalText } from "./option.ts";
import { quoteValue } from "./quote-value.ts";

const PAGE = 50;

export const tokenList = defineCommand({
	name: "token list",
	summary: "List the shop's tokens: whose they are, until when, last used",
	examples: ["/token list"],
	input: z.strictObject({ after: optionalText("Go on after this name", { max: 100 }) }),
	needs: ["token.manage"],
	audience: "private",
	async run(scope, { after }) {
		const { locale, timezone } = await getVendor(scope);
		const found = await listTokens(scope, { after, limit: PAGE + 1 });
		if (found.length === 0 && after === undefined) return { text: say.tokensNone(), audience: "private" };
		const tokens = found.slice(0, PAGE);
		const last = found.length > PAGE ? tokens.at(-1) : undefined;
		const when = dateFormat({ locale, timezone }, { dateStyle: "medium", timeStyle: "short" });
		const until = (moment: Date | null) => {
			if (moment === null) return say.tokenNoEnd();
			return moment <= scope.now ? say.tokenExpired({ when: when.format(moment) }) : when.format(moment);
		};
		const more = last && `/token list after:${quoteValue(last.name)}`;
		return {
			text: say.tokensText({ count: tokens.length, more: more !== undefined }),
			rows: {
				columns: say.tokenColumns(),
				rows: tokens.map(({ name, role, who, expiresAt, lastUsedAt }) => [
					name,
					role,
					who,
					until(expiresAt),
					lastUsedAt ? when.format(lastUsedAt) : say.never(),
				]),
			},
			...(more && { actions: [{ label: say.tokensMore(), command: more, style: "secondary" as const }] }),
			audience: "private",
		};
	},
});
