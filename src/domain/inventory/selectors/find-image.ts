import type { ReadScope } from "../../core/permissions/scopes.ts";

interface StoredImage {
	id: string;
	itemId: string;
	key: string;
	sha256: string;
	removedAt: Date | null;
}

/** One picture, also one that was taken away, or null when there is none; also for another vendor's. */
export function findImage(scope: ReadScope, { imageId }: { imageId: string }): Promise<StoredImage | null> {
	return scope.read.itemImage.findUnique({
		where: { vendorId_id: { vendorId: scope.vendorId, id: imageId } },
		select: { id: true, itemId: true, key: true, sha256: true, removedAt: true },
	});
}
