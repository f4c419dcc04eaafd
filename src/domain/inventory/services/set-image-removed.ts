import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { MAX_IMAGES } from "../items/max-images.ts";
import { tooManyImages } from "../items/too-many-images.ts";
import { findImage } from "../selectors/find-image.ts";
import { getItem } from "../selectors/get-item.ts";
import { listImages } from "../selectors/list-images.ts";
import { lockItem } from "./lock-item.ts";

const inputSchema = z.strictObject({ imageId: z.uuid(), removed: z.boolean() });

/**
 * Takes a picture out of sight, or brings it back as long as its files are kept. Does nothing when it is so already.
 * @throws DomainError not_found; conflict when the item got the same picture anew meanwhile, or as many others as it can have
 */
export async function setImageRemoved(
	scope: VendorScope<"item.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ sku: string; changeNumber: bigint | null }> {
	const { imageId, removed } = parseInput(inputSchema, input);
	const image = await findImage(scope, { imageId });
	if (!image) throw new DomainError("not_found", say.imageGone());
	const { itemId } = image;
	const { sku } = await getItem(scope, { itemId });
	await lockItem(scope, { itemId });
	const others = removed ? [] : (await listImages(scope, { itemId })).filter(({ id }) => id !== imageId);
	if (others.some(({ sha256 }) => sha256 === image.sha256)) throw new DomainError("conflict", say.imageAnew({ sku }));
	if (others.length >= MAX_IMAGES) throw tooManyImages(sku);
	const { count } = await scope.write.itemImage.updateMany({
		where: { vendorId: scope.vendorId, id: imageId, removedAt: removed ? null : { not: null } },
		data: { removedAt: removed ? scope.now : null },
	});
	if (count === 0) return { sku, changeNumber: null };
	const changeNumber = await recordAudit(scope, {
		action: removed ? "remove-image" : "restore-image",
		subjectKind: "item",
		subjectId: itemId,
		before: { sku, removed: !removed },
		after: { removed },
		inverse: { kind: "image", itemId, imageId, remove: !removed },
	});
	return { sku, changeNumber };
}
