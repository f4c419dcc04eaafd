import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import { listConnections } from "../../domain/marketplaces/selectors/list-connections.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";

export const marketList = defineCommand({
	name: "market list",
	summary: "The connected marketplaces and how their deliveries fare",
	examples: ["/market list"],
	input: z.strictObject({}),
	needs: ["market.read"],
	audience: "private",
	async run(scope) {
		const { timezone, locale } = await getVendor(scope);
		const connections = await listConnections(scope);
		if (connections.length === 0) return { text: `${say.connectionsNone()}\n${say.connectionsNoneHint()}`, audience: "private" };
		const when = dateFormat({ locale, timezone }, { dateStyle: "medium", timeStyle: "short" });
		const columns = say.connectionColumns();
		const rows = connections.map(({ number, marketplace, accountId, status, lastDeliveryAt, failing }) => [
			`M-${number}`,
			marketplaceTitle(marketplace),
			accountId,
			status,
			lastDeliveryAt ? when.format(lastDeliveryAt) : say.never(),
			String(failing),
		]);
		const text = say.connections({ count: connections.length });
		return { text: connections.length === 100 ? `${text}\n${say.connectionsMore()}` : text, rows: { columns, rows }, audience: "private" };
	},
});
