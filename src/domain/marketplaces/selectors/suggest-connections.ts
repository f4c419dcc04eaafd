import type { ReadScope } from "../../core/permissions/scopes.ts";
import { connectionLabel } from "../connection-label.ts";
import { marketplaceTitle } from "../marketplaces.ts";

/** Connections whose number, marketplace or account begins or contains what was typed; for completion. */
export async function suggestConnections(
	scope: ReadScope<"market.read">,
	{ typed, limit }: { typed: string; limit: number },
): Promise<{ label: string; value: string }[]> {
	const connections = await scope.read.connection.findMany({
		where: { vendorId: scope.vendorId, status: { not: "removed" } },
		select: { number: true, marketplace: true, accountId: true },
		orderBy: { number: "asc" },
	});
	const wanted = typed.trim().toLowerCase();
	return connections
		.map(({ number, marketplace, accountId }) => ({
			label: [connectionLabel(number), marketplaceTitle(marketplace), accountId].join(" · ").slice(0, 100),
			value: connectionLabel(number),
		}))
		.filter(({ label }) => label.toLowerCase().includes(wanted))
		.slice(0, limit);
}
