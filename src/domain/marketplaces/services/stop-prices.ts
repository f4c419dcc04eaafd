import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { announce } from "../../vendors/services/announce.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { marketplaceTitle } from "../marketplaces.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** ISO 4217: what the account sells in there, and what prices are in here. */
	there: z.string().min(1).max(10),
	ours: z.string().min(1).max(10),
});

/** Turns the pushing of prices off that are in another currency than the marketplace's, and tells the shop: a number of one is no number of the other. */
export async function stopPrices(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, there, ours } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const [stopped] = await scope.write.connection.updateManyAndReturn({
		where: { vendorId, id: connectionId, pricesOn: true },
		data: { pricesOn: false },
		select: { number: true, marketplace: true },
	});
	if (!stopped) return;
	await scope.write.pushMark.deleteMany({ where: { vendorId, connectionId, kind: "price" } });
	await scope.write.listing.updateMany({ where: { vendorId, connectionId, priceDueAt: { not: null } }, data: { priceDueAt: null } });
	const named = { connection: stopped.number, marketplace: marketplaceTitle(stopped.marketplace) };
	await recordAudit(scope, { action: "stop-prices", subjectKind: "connection", subjectId: connectionId, after: { number: stopped.number, there, ours } });
	await announce(scope, {
		topic: "errors",
		key: `connection:${connectionId}:currency:${now.getTime()}`,
		reply: { text: say.pricesStopped({ ...named, there, ours }), audience: "channel" },
	});
}
