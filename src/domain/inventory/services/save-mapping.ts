import { isDeepStrictEqual } from "node:util";
import { v7 as uuidv7 } from "uuid";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { lockVendor } from "../../vendors/services/lock-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { foldColumn } from "../files/fold-column.ts";
import { mappingNameSchema } from "../mappings/mapping-name.ts";
import { listMappings } from "../selectors/list-mappings.ts";

/** Mappings that a shop may keep: they are listed on one page. */
const MOST = 50;

interface Mapping {
	name: string;
	header: readonly string[];
	/** By place, what each column holds; null is left out. */
	roles: readonly (string | null)[];
}

/**
 * Keeps how a file's columns are read, by name and for files with the same header; one of the same name is replaced. Returns the change's number for
 * /undo; null when it was kept so already.
 * @throws DomainError invalid_input for a name that does not do; conflict when there are too many
 */
export async function saveMapping(scope: VendorScope<"pricing.bulk">, { name: typed, header: names, roles }: Mapping): Promise<bigint | null> {
	const name = parseInput(mappingNameSchema, typed);
	const { vendorId } = scope;
	await lockVendor(scope);
	const saved = await listMappings(scope);
	const before = saved.find((mapping) => mapping.name.toLowerCase() === name.toLowerCase());
	if (!before && saved.length >= MOST) throw new DomainError("conflict", say.fileMappingTooMany({ most: MOST }), { hint: say.fileMappingsShow() });
	const header = names.map(foldColumn);
	const columns = Object.fromEntries(header.flatMap((column, place) => (roles[place] == null ? [] : [[column, roles[place]]])));
	const id = before?.id ?? uuidv7();
	const data = { name, header, columns };
	if (before && isDeepStrictEqual({ ...before }, { ...data, id })) return null;
	if (before) await scope.write.importMapping.updateMany({ where: { vendorId, id }, data: { ...data, createdAt: scope.now } });
	else await scope.write.importMapping.createMany({ data: [{ id, vendorId, personId: scope.actor.personId, ...data }] });
	const restore = before ? { name: before.name, header: [...before.header], columns: { ...before.columns } } : null;
	return recordAudit(scope, {
		action: "save-mapping",
		subjectKind: "import_mapping",
		subjectId: id,
		...(before && { before: { name: before.name, columns: before.columns } }),
		after: { name, columns },
		inverse: { kind: "saved-mapping", mappingId: id, seen: data, restore },
	});
}
