import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The location that is meant when none is named. */
export function getDefaultLocation(scope: ReadScope): Promise<{ id: string; name: string }> {
	return scope.read.location.findFirstOrThrow({ where: { vendorId: scope.vendorId, isDefault: true }, select: { id: true, name: true } });
}
