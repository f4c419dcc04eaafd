import type { ReadScope } from "../../core/permissions/scopes.ts";

export interface NamedOrder {
	id: string;
	number: number;
	/** "#1001" */
	name: string | null;
}

const FEW = 5;

/** Orders that a text may name: our number ("O-12"), the marketplace's name ("#1001"), or bare digits, which may be either. */
export async function findOrders(scope: ReadScope<"order.read">, { text }: { text: string }): Promise<NamedOrder[]> {
	const typed = text.trim();
	const { vendorId } = scope;
	const select = { id: true, number: true, name: true };
	const ours = /^(?:o-?)?(\d{1,9})$/i.exec(typed)?.[1];
	const found = ours === undefined ? null : await scope.read.salesOrder.findUnique({ where: { vendorId_number: { vendorId, number: Number(ours) } }, select });
	if (found) return [found];
	return scope.read.salesOrder.findMany({ where: { vendorId, name: { in: [typed, `#${typed}`] } }, select, orderBy: { number: "desc" }, take: FEW });
}
