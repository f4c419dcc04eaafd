import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { connectionLabel } from "../../domain/marketplaces/connection-label.ts";
import { FILE_MARKETPLACES } from "../../domain/marketplaces/file-marketplaces.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import type { PushSettings } from "../../domain/marketplaces/push-settings.ts";
import { getConnectionNamed } from "../../domain/marketplaces/selectors/get-connection-named.ts";
import { getPush } from "../../domain/marketplaces/selectors/get-push.ts";
import { previewPush } from "../../domain/marketplaces/selectors/preview-push.ts";
import { releasePush } from "../../domain/marketplaces/services/release-push.ts";
import { setPush } from "../../domain/marketplaces/services/set-push.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalInteger, text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const marketPush = defineCommand({
	name: "market push",
	summary: "Have a marketplace show what you have: on, after a preview, or off, and how much of it",
	examples: ["/market push M-1 on", "/market push M-1 buffer:1 max:4", "/market push M-1 off"],
	input: z.strictObject({
		connection: text("Its number, like M-1", { suggest: "connection" }),
		state: optionalChoice("Whether stock is pushed there", ["on", "off"], { positional: true }),
		percentage: optionalInteger("Of what is available, in percent", { min: 1, max: 100 }),
		buffer: optionalInteger("Copies to keep back of each item"),
		max: optionalInteger("The most copies that a listing shows; 0 for no limit"),
		end: optionalInteger("With so many available, or fewer, it shows none; 0 to sell the last one too"),
		zeros: optionalInteger("So many listings may be shown as sold out at once without asking (again)", { min: 1, max: 10_000_000 }),
		confirm: optionalChoice("Yes, turn it on", ["yes"]),
	}),
	needs: ["market.manage", "market.read"],
	audience: "private",
	async run(scope, { connection: typed, state, percentage, buffer, max, end, zeros, confirm }) {
		const { id: connectionId, marketplace } = await getConnectionNamed(scope, { text: typed });
		const isByFile = FILE_MARKETPLACES.includes(marketplace);
		const { number, listings, settings: before } = await getPush(scope, { connectionId });
		const settings: PushSettings = {
			on: state === undefined ? before.on : state === "on",
			percentage: percentage ?? before.percentage,
			buffer: buffer ?? before.buffer,
			max: max === undefined ? before.max : max || null,
			end: end ?? before.end,
		};
		if (zeros !== undefined && state === undefined && isDeepStrictEqual(settings, before))
			return { text: say.pushReleased(await releasePush(scope, { connectionId, zeros })), audience: "private" };
		if (isByFile && state === "on") throw new DomainError("conflict", say.pushIsByFile({ connection: number, marketplace: marketplaceTitle(marketplace) }));
		if (settings.on && !before.on && confirm !== "yes") {
			const preview = await previewPush(scope, { connectionId, settings });
			const options = [
				percentage !== undefined && `percentage:${percentage}`,
				buffer !== undefined && `buffer:${buffer}`,
				max !== undefined && `max:${max}`,
				end !== undefined && `end:${end}`,
				preview.zeros > 0 && `zeros:${preview.zeros}`,
			];
			const command = ["/market push", connectionLabel(number), "on", ...options.filter(Boolean), "confirm:yes"].join(" ");
			return {
				text: say.pushPreview({ connection: number, marketplace: marketplaceTitle(marketplace), settings, active: listings, ...preview }),
				actions: [{ label: say.pushConfirmLabel(), command, style: preview.zeros > 0 ? "danger" : "primary" }],
				audience: "private",
			};
		}
		const set = await setPush(scope, { connectionId, settings, zeros });
		if (set.changeNumber === null) return { text: isByFile ? say.pushByFile(set) : say.pushSame(set), audience: "private" };
		return { text: isByFile ? say.pushByFile(set) : say.pushSet(set), actions: [undoAction(set.changeNumber)], audience: "private" };
	},
});
