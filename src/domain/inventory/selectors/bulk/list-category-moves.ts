import { Prisma } from "../../../../generated/prisma/client.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { Category } from "../../categories.ts";
import { type CategoryMove, checkCategoryMove } from "../../items/check-category-move.ts";

interface Asked {
	/** A condition over `item`. */
	items: Prisma.Sql;
	category: Category;
	condition: string | undefined;
}

/** What each of these items would become in another category, or why not. Those that are of it already are left out. */
export async function listCategoryMoves(scope: ReadScope, { items, category, condition }: Asked): Promise<({ id: string } & CategoryMove)[]> {
	const rows = await scope.read.$queryRaw<{ id: string; category: Category; condition: string; attributes: Record<string, string> }[]>(Prisma.sql`
		SELECT item.id, item.category, item.condition, item.attributes FROM item
		WHERE item.vendor_id = ${scope.vendorId}::uuid AND item.category <> ${category} AND ${items}`);
	return rows.map(({ id, ...item }) => ({ id, ...checkCategoryMove(item, { category, condition }) }));
}
