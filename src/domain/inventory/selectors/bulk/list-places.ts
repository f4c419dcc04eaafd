import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { Place } from "../../place.ts";

/** The shop's locations that are in use, each with its number among all that it ever had: locations are added and never taken away, so a number stays. */
export async function listPlaces(scope: ReadScope): Promise<Place[]> {
	const all = await scope.read.location.findMany({
		where: { vendorId: scope.vendorId },
		select: { id: true, name: true, isDefault: true, archivedAt: true },
		orderBy: { id: "asc" },
	});
	return all.flatMap(({ archivedAt, ...location }, at) => (archivedAt === null ? [{ ...location, place: at + 1 }] : []));
}
