import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

interface NamedLocation {
	id: string;
	name: string;
	/** The shop has no other, and need not hear of it. */
	isOnly: boolean;
}

/**
 * The location with that name in any case, or the default one when none is named.
 * @throws DomainError not_found, with the nearest name
 */
export async function getLocation(scope: ReadScope<"inventory.read">, { name }: { name?: string | undefined }): Promise<NamedLocation> {
	const locations = await scope.read.location.findMany({
		where: { vendorId: scope.vendorId, archivedAt: null },
		select: { id: true, name: true, isDefault: true },
		orderBy: { name: "asc" },
	});
	const wanted = name?.trim().toLowerCase();
	const found = locations.find((location) => (wanted === undefined ? location.isDefault : location.name.toLowerCase() === wanted));
	if (found) return { id: found.id, name: found.name, isOnly: locations.length === 1 };
	const names = locations.map((location) => location.name);
	throw new DomainError("not_found", say.locationNotFound({ name: name ?? "", near: nearest(name ?? "", names) }), { hint: say.locationsKnown({ names }) });
}
