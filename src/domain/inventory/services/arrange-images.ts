import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getItem } from "../selectors/get-item.ts";
import { listImages } from "../selectors/list-images.ts";
import { lockItem } from "./lock-item.ts";

const inputSchema = z.strictObject({
	itemId: z.uuid(),
	/** In their new order; pictures that are not named keep their order behind these. */
	imageIds: z.array(z.uuid()).max(100),
});

/**
 * Puts an item's pictures in order.
 * @throws DomainError not_found
 */
export async function arrangeImages(
	scope: VendorScope<"item.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ sku: string; changeNumber: bigint | null }> {
	const { itemId, imageIds } = parseInput(inputSchema, input);
	const { sku } = await getItem(scope, { itemId });
	await lockItem(scope, { itemId });
	const before = (await listImages(scope, { itemId })).map(({ id }) => id);
	const named = imageIds.filter((id) => before.includes(id));
	const after = [...named, ...before.filter((id) => !named.includes(id))];
	if (after.every((id, place) => id === before[place])) return { sku, changeNumber: null };
	await scope.write.$executeRaw`
		UPDATE item_image SET position = wanted.position
		FROM unnest(${after}::uuid[]) WITH ORDINALITY AS wanted (id, position)
		WHERE item_image.vendor_id = ${scope.vendorId}::uuid AND item_image.id = wanted.id`;
	const changeNumber = await recordAudit(scope, {
		action: "arrange-images",
		subjectKind: "item",
		subjectId: itemId,
		before: { sku, images: before },
		after: { images: after },
		inverse: { kind: "image-order", itemId, imageIds: before },
	});
	return { sku, changeNumber };
}
