import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { locationNameSchema } from "../location-name.ts";
import { findLocationByName } from "../selectors/find-location-by-name.ts";
import { listLocations } from "../selectors/list-locations.ts";
import { lockLocations } from "./lock-locations.ts";

const inputSchema = z.strictObject({
	locationId: z.uuid(),
	/** What is left out stays. */
	name: locationNameSchema.optional(),
	archived: z.boolean().optional(),
	/** Given by an undo: change only while it is still so. */
	seen: z.strictObject({ name: z.string(), archived: z.boolean() }).optional(),
});

interface LocationState {
	name: string;
	archived: boolean;
}

interface Change {
	was: LocationState;
	now: LocationState;
	/** What [Undo] carries; null for an undo, and when it was so already and nothing was written. */
	changeNumber: bigint | null;
}

type Scope = VendorScope<"location.manage" | "inventory.read">;

/**
 * Renames a location, archives it or takes it back into use.
 * @throws DomainError not_found; conflict when the name is taken, it is no longer as seen, or it is to be archived and is the default or has stock
 */
export async function changeLocation(scope: Scope, input: z.input<typeof inputSchema>): Promise<Change> {
	const { locationId, name, archived, seen } = parseInput(inputSchema, input);
	await lockLocations(scope);
	const { isDefault, ...was } = await lockRow(scope, locationId);
	if (seen && (was.name !== seen.name || was.archived !== seen.archived)) {
		throw new DomainError("conflict", say.locationDrift({ name: was.name }));
	}
	const now = { name: name ?? was.name, archived: archived ?? was.archived };
	if (now.name === was.name && now.archived === was.archived) return { was, now, changeNumber: null };
	if (now.name !== was.name) await checkName(scope, locationId, now.name);
	if (now.archived && !was.archived) await checkEmpty(scope, locationId, { name: was.name, isDefault });
	const data = { name: now.name, ...(now.archived !== was.archived && { archivedAt: now.archived ? scope.now : null }) };
	await scope.write.location.updateMany({ where: { vendorId: scope.vendorId, id: locationId }, data });
	const changeNumber = await recordAudit(scope, {
		action: seen ? "undo-location" : now.archived === was.archived ? "rename-location" : now.archived ? "archive-location" : "reopen-location",
		subjectKind: "location",
		subjectId: locationId,
		before: { ...was },
		after: { ...now },
		...(!seen && { inverse: { kind: "location", locationId, seen: now, restore: was } }),
	});
	return { was, now, changeNumber: seen ? null : changeNumber };
}

/** Held against whoever brings stock there, until the commit. */
async function lockRow(scope: Scope, locationId: string): Promise<LocationState & { isDefault: boolean }> {
	const [row] = await scope.write.$queryRaw<(LocationState & { isDefault: boolean })[]>`
		SELECT name, archived_at IS NOT NULL AS archived, is_default AS "isDefault" FROM location
		WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${locationId}::uuid FOR UPDATE`;
	if (!row) throw new DomainError("not_found", say.locationGone());
	return row;
}

async function checkName(scope: Scope, locationId: string, name: string): Promise<void> {
	const taken = await findLocationByName(scope, { name });
	if (!taken || taken.id === locationId) return;
	throw new DomainError("conflict", say.locationTaken({ name: taken.name }), taken.isArchived ? { hint: say.locationArchivedHint({ name: taken.name }) } : {});
}

async function checkEmpty(scope: Scope, locationId: string, { name, isDefault }: { name: string; isDefault: boolean }): Promise<void> {
	if (isDefault) throw new DomainError("conflict", say.locationIsDefault({ name }), { hint: say.locationIsDefaultHint() });
	const stock = (await listLocations(scope)).find(({ id }) => id === locationId);
	if (!stock || (stock.copies === 0n && stock.committed === 0n)) return;
	const { items, copies, committed } = stock;
	throw new DomainError("conflict", say.locationNotEmpty({ name, items, copies, committed }), { hint: say.locationNotEmptyHint({ name }) });
}
