import type { ReadScope } from "../../core/permissions/scopes.ts";

interface Shop {
	name: string;
	currency: string;
	timezone: string;
	workspaces: { surface: string; name: string }[];
	team: { displayName: string; role: string }[];
	items: number;
	copies: bigint;
}

/** The vendor's profile with its workspaces, its team and the size of its stock. */
export async function getShop(scope: ReadScope<"shop.read">): Promise<Shop> {
	const { vendorId } = scope;
	const { memberships, workspaces, ...profile } = await scope.read.vendor.findUniqueOrThrow({
		where: { id: vendorId },
		select: {
			name: true,
			currency: true,
			timezone: true,
			workspaces: { where: { unlinkedAt: null }, select: { surface: true, name: true }, orderBy: { createdAt: "asc" } },
			memberships: { select: { role: true, person: { select: { displayName: true } } }, orderBy: { createdAt: "asc" } },
		},
	});
	const items = await scope.read.item.count({ where: { vendorId, archivedAt: null } });
	const [stock] = await scope.read.$queryRaw<
		{ copies: bigint }[]
	>`SELECT coalesce(sum(on_hand), 0)::bigint AS copies FROM stock_level WHERE vendor_id = ${vendorId}::uuid`;
	const team = memberships.map(({ role, person }) => ({ role, displayName: person.displayName }));
	return { ...profile, workspaces, team, items, copies: stock?.copies ?? 0n };
}
