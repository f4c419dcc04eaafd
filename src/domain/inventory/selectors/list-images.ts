import type { ReadScope } from "../../core/permissions/scopes.ts";

export interface ItemPicture {
	id: string;
	key: string;
	position: number;
	width: number;
	height: number;
	sha256: string;
}

/** An item's pictures in their order, the one that replies show first. At most a dozen. */
export function listImages(scope: ReadScope<"inventory.read">, { itemId }: { itemId: string }): Promise<ItemPicture[]> {
	return scope.read.itemImage.findMany({
		where: { vendorId: scope.vendorId, itemId, removedAt: null },
		select: { id: true, key: true, position: true, width: true, height: true, sha256: true },
		orderBy: [{ position: "asc" }, { id: "asc" }],
	});
}
