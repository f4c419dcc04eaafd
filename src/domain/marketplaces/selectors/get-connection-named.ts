import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { connectionLabel } from "../connection-label.ts";
import { MARKETPLACES, type MarketplaceName } from "../marketplaces.ts";

interface NamedConnection {
	id: string;
	number: number;
	marketplace: MarketplaceName;
	accountId: string;
	status: string;
}

/**
 * The connection that a text names: "M-3", "3", its account, or its marketplace where there is one of it. A removed one is gone, unless `removed` asks for it.
 * @throws DomainError not_found, also for another vendor's, with those that there are; conflict when several are called so
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
	const ofAccount = connections.filter(({ accountId }) => accountId.toLowerCase() === wanted);
	const named = numbered ? [numbered] : ofAccount.length > 0 ? ofAccount : connections.filter(({ marketplace }) => marketplace === wanted);
	const [found, second] = named;
	if (!found) {
		const marketplace = MARKETPLACES.find((name) => name === wanted);
		throw new DomainError("not_found", say.connectionUnknown({ typed: text, connections: connections.map((row) => connectionLabel(row.number)) }), {
			...(marketplace && { hint: say.connectFirst({ marketplace }) }),
		});
	}
	if (second) throw new DomainError("conflict", say.connectionSeveral({ typed: text, connections: named.map((row) => connectionLabel(row.number)) }));
	return { ...found, marketplace: found.marketplace as MarketplaceName };
}
