import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { locationNameSchema } from "../location-name.ts";
import { findLocationByName } from "../selectors/find-location-by-name.ts";
import { listLocations } from "../selectors/list-locations.ts";
import { changeLocation } from "./change-location.ts";
import { lockLocations } from "./lock-locations.ts";

const inputSchema = z.strictObject({ name: locationNameSchema });

/** Far more rooms than a shop has; every answer that names them stays short. */
const MOST = 200;

/**
 * Makes a location, or takes the archived one of that name back into use.
 * @throws DomainError conflict when one has the name in any case, or there are too many
 */
export async function addLocation(
	scope: VendorScope<"location.manage" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ name: string; isBack: boolean; changeNumber: bigint | null }> {
	const { name } = parseInput(inputSchema, input);
	await lockLocations(scope);
	if ((await listLocations(scope)).length >= MOST) throw new DomainError("conflict", say.locationsTooMany({ most: MOST }));
	const known = await findLocationByName(scope, { name });
	if (known && !known.isArchived) throw new DomainError("conflict", say.locationTaken({ name: known.name }));
	if (known) {
		const { changeNumber } = await changeLocation(scope, { locationId: known.id, archived: false });
		return { name: known.name, isBack: true, changeNumber };
	}
	const { id: locationId } = await scope.write.location.create({ data: { vendorId: scope.vendorId, name }, select: { id: true } });
	const changeNumber = await recordAudit(scope, {
		action: "add-location",
		subjectKind: "location",
		subjectId: locationId,
		after: { name, archived: false },
		inverse: { kind: "location", locationId, seen: { name, archived: false }, restore: { name, archived: true } },
	});
	return { name, isBack: false, changeNumber };
}
