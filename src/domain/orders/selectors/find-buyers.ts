import type { ReadScope } from "../../core/permissions/scopes.ts";

export interface BuyerQuery {
	connectionId: string;
	/** The marketplace's id of them; null where it is not told. */
	externalId: string | null;
	email: string | null;
	/** The marketplace's ids of orders of theirs. */
	orders: readonly string[];
}

/** The customers of a connection whom a marketplace's request means: by its id of them, by their email, or as the buyer of an order of theirs. */
export async function findBuyers(
	scope: ReadScope<"customer.read">,
	{ connectionId, externalId, email, orders }: BuyerQuery,
): Promise<{ id: string; number: number }[]> {
	const { vendorId } = scope;
	return scope.read.customer.findMany({
		where: {
			vendorId,
			OR: [
				...(externalId !== null ? [{ connectionId, externalId }] : []),
				...(email !== null ? [{ connectionId, email: email.trim().toLowerCase() }] : []),
				...(orders.length > 0 ? [{ orders: { some: { vendorId, connectionId, externalId: { in: [...orders] } } } }] : []),
			],
		},
		select: { id: true, number: true },
		orderBy: { number: "asc" },
	});
}
