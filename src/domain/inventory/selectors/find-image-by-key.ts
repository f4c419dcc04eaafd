import type { SystemScope } from "../../core/permissions/scopes.ts";

/** The picture with this key, or null when there is none or it was taken away. */
export function findImageByKey(scope: SystemScope, { key }: { key: string }): Promise<{ contentType: string; sha256: string } | null> {
	return scope.read.itemImage.findFirst({ where: { key, removedAt: null }, select: { contentType: true, sha256: true } });
}
