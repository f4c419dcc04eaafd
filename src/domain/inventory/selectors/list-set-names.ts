import type { ReadScope } from "../../core/permissions/scopes.ts";

/** More sets than any game has printed. */
const MOST = 5_000;

/** The names of the sets of the vendor's items, folded, in order. */
export async function listSetNames(scope: ReadScope<"inventory.read">): Promise<string[]> {
	const rows = await scope.read.searchWord.findMany({
		where: { vendorId: scope.vendorId, isSet: true },
		select: { word: true },
		orderBy: { word: "asc" },
		take: MOST,
	});
	return rows.map(({ word }) => word);
}
