import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { connectionLabel } from "../connection-label.ts";
import type { MarketplaceName } from "../marketplaces.ts";

interface NamedConnection {
	id: string;
	number: number;
	marketplace: MarketplaceName;
	accountId: string;
	status: string;
}

/**
 * The connection that a text names: "M-3", "3", or its account. A removed one is gone, unless `removed` asks for it.
 * @throws DomainError not_found, also for another vendor's, with those that there are; conflict when two marketplaces call an account so
 */
export async function getConnectionNamed(
	scope: ReadScope<"market.read">,
	{ text, removed = false }: { text: string; removed?: boolean },
): Promise<NamedConnection> {
	const connections = await scope.read.connection.findMany({
		where: { vendorId: scope.vendorId, ...(!removed && { status: { not: "removed" } }) },
		select: { id: true, number: true, marketplace: true, accountId: true, status: true },
		orderBy: { number: "asc" },
	});
	const wanted = text.trim().toLowerCase();
	const number = Number(/^(?:m-?)?(\d{1,9})$/.exec(wanted)?.[1] ?? Number.NaN);
	const numbered = connections.find((connection) => connection.number === number);
	const named = numbered ? [numbered] : connections.filter(({ accountId }) => accountId.toLowerCase() === wanted);
	const [found, second] = named;
	if (!found) throw new DomainError("not_found", say.connectionUnknown({ typed: text, connections: connections.map((row) => connectionLabel(row.number)) }));
	if (second) throw new DomainError("conflict", say.connectionSeveral({ typed: text, connections: named.map((row) => connectionLabel(row.number)) }));
	return { ...found, marketplace: found.marketplace as MarketplaceName };
}
