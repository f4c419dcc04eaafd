import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { parseSince } from "../../domain/core/parse-since.ts";
import { getConnectionNamed } from "../../domain/marketplaces/selectors/get-connection-named.ts";
import { MOST_REPLAYED, replayDeliveries } from "../../domain/marketplaces/services/replay-deliveries.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { optionalText, text } from "./option.ts";
import { readDeliveryNumber } from "./read-delivery-number.ts";

export const marketReplay = defineCommand({
	name: "market replay",
	summary: "Have a delivery worked off again, or all that failed; what counted already counts no second time",
	examples: ["/market replay D-48", "/market replay all since:2d"],
	input: z.strictObject({
		delivery: text("Its number, like D-48; or all that failed"),
		since: optionalText("Of all that failed, those that came since: 6h, 3d, 2026-11-20"),
		connection: optionalText("Of all that failed, those of one connection, like M-1", { suggest: "connection" }),
	}),
	needs: ["market.manage", "market.read"],
	audience: "private",
	async run(scope, { delivery, since, connection }) {
		if (delivery.toLowerCase() !== "all") {
			const count = await replayDeliveries(scope, { number: readDeliveryNumber(delivery) });
			return { text: say.replayed({ count, most: MOST_REPLAYED }), audience: "private" };
		}
		const { timezone } = await getVendor(scope);
		const connectionId = connection === undefined ? undefined : (await getConnectionNamed(scope, { text: connection })).id;
		const count = await replayDeliveries(scope, {
			since: since === undefined ? null : parseSince(since, { now: scope.now, timezone }),
			...(connectionId !== undefined && { connectionId }),
		});
		return { text: say.replayed({ count, most: MOST_REPLAYED }), audience: "private" };
	},
});
