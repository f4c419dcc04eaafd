import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The key of the picture that stands for an item, or null when it has none. */
export async function findCoverImage(scope: ReadScope<"inventory.read">, { itemId }: { itemId: string }): Promise<string | null> {
	const image = await scope.read.itemImage.findFirst({
		where: { vendorId: scope.vendorId, itemId, removedAt: null },
		select: { key: true },
		orderBy: [{ position: "asc" }, { id: "asc" }],
	});
	return image?.key ?? null;
}
