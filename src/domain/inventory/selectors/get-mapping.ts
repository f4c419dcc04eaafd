import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { SavedMapping } from "../mappings/saved-mapping.ts";
import { listMappings } from "./list-mappings.ts";

/**
 * The shop's mapping of this name, in any case.
 * @throws DomainError not_found, with the nearest name
 */
export async function getMapping(scope: ReadScope, { name }: { name: string }): Promise<SavedMapping> {
	const mappings = await listMappings(scope);
	const found = mappings.find((mapping) => mapping.name.toLowerCase() === name.trim().toLowerCase());
	if (found) return found;
	const near = nearest(
		name,
		mappings.map((mapping) => mapping.name),
	);
	throw new DomainError("not_found", say.fileMappingNotFound({ name, near }), { hint: say.fileMappingsShow() });
}
