import type { ReadScope } from "../../core/permissions/scopes.ts";
import { escapeLike } from "../search/escape-like.ts";

/** Locations whose name has what is typed, the default one first. */
export async function suggestLocations(
	scope: ReadScope<"inventory.read">,
	{ typed, limit }: { typed: string; limit: number },
): Promise<{ label: string; value: string }[]> {
	const locations = await scope.read.location.findMany({
		where: { vendorId: scope.vendorId, archivedAt: null, name: { contains: escapeLike(typed.trim()), mode: "insensitive" } },
		select: { name: true },
		orderBy: [{ isDefault: "desc" }, { name: "asc" }],
		take: limit,
	});
	return locations.map(({ name }) => ({ label: name, value: name }));
}
