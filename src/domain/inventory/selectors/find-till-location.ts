import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The id of the location that a marketplace's till calls so, or null. */
export async function findTillLocation(scope: ReadScope<"inventory.read">, { place }: { place: string }): Promise<string | null> {
	const location = await scope.read.location.findUnique({
		where: { vendorId_tillPlace: { vendorId: scope.vendorId, tillPlace: place } },
		select: { id: true },
	});
	return location?.id ?? null;
}
