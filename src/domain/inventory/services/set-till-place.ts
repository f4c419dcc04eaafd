import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { findTillLocation } from "../selectors/find-till-location.ts";
import { getTillPlace } from "../selectors/get-till-place.ts";
import { lockLocations } from "./lock-locations.ts";

const placeSchema = z.string().trim().min(1).max(100).nullable();
const inputSchema = z.strictObject({
	locationId: z.uuid(),
	/** What the till calls it: Shopify's or Square's id of the location; null: nothing any more. */
	place: placeSchema,
	/** For an undo: only while it is still so. */
	seen: placeSchema.optional(),
});

interface Set {
	name: string;
	place: string | null;
	/** Null when it was so already, and for an undo. */
	changeNumber: bigint | null;
}

/**
 * Says which of the shop's locations a marketplace's till sells from: its counter sales take their copies there first.
 * @throws DomainError not_found; conflict when another location is called so, or it is no longer as seen
 */
export async function setTillPlace(scope: VendorScope<"location.manage" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<Set> {
	const { locationId, place, seen } = parseInput(inputSchema, input);
	await lockLocations(scope);
	const { name, place: was } = await getTillPlace(scope, { locationId });
	if (seen !== undefined && was !== seen) throw new DomainError("conflict", say.tillPlaceMoved({ name }));
	if (was === place) return { name, place, changeNumber: null };
	const taken = place === null ? null : await findTillLocation(scope, { place });
	if (taken !== null && place !== null)
		throw new DomainError("conflict", say.tillPlaceTaken({ place, name: (await getTillPlace(scope, { locationId: taken })).name }));
	await scope.write.location.updateMany({ where: { vendorId: scope.vendorId, id: locationId }, data: { tillPlace: place } });
	const changeNumber = await recordAudit(scope, {
		action: seen === undefined ? "set-till-place" : "undo-set-till-place",
		subjectKind: "location",
		subjectId: locationId,
		before: { name, place: was },
		after: { name, place },
		...(seen === undefined && { inverse: { kind: "till-place" as const, locationId, seen: place, restore: was } }),
	});
	return { name, place, changeNumber: seen === undefined ? changeNumber : null };
}
