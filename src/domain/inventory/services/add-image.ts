import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { MAX_IMAGES } from "../items/max-images.ts";
import { tooManyImages } from "../items/too-many-images.ts";
import { getItem } from "../selectors/get-item.ts";
import { listImages } from "../selectors/list-images.ts";
import { lockItem } from "./lock-item.ts";

const inputSchema = z.strictObject({
	itemId: z.uuid(),
	/** Unguessable: part of the picture's public address. */
	key: z.string().regex(/^[\w-]{22}$/),
	contentType: z.literal("image/jpeg"),
	/** Pixels. */
	width: z.int().positive(),
	height: z.int().positive(),
	bytes: z.int().positive(),
	sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

interface Added {
	/** From 1; the last one. */
	position: number;
	/** Null when the item has this very picture already, and then nothing was written. */
	changeNumber: bigint | null;
}

/**
 * Hangs a picture behind an item's others. Its files are stored by whoever calls, inside the same transaction.
 * @throws DomainError not_found; conflict when the item has as many as it can have
 */
export async function addImage(scope: VendorScope<"item.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<Added> {
	const { itemId, ...picture } = parseInput(inputSchema, input);
	const { sku } = await getItem(scope, { itemId });
	await lockItem(scope, { itemId });
	const images = await listImages(scope, { itemId });
	const known = images.findIndex(({ sha256 }) => sha256 === picture.sha256);
	if (known >= 0) return { position: known + 1, changeNumber: null };
	if (images.length >= MAX_IMAGES) throw tooManyImages(sku);
	const position = (images.at(-1)?.position ?? 0) + 1;
	const { id: imageId } = await scope.write.itemImage.create({
		data: { vendorId: scope.vendorId, itemId, position, personId: scope.actor.personId, ...picture },
		select: { id: true },
	});
	const changeNumber = await recordAudit(scope, {
		action: "add-image",
		subjectKind: "item",
		subjectId: itemId,
		before: { images: images.length },
		after: { sku, images: images.length + 1, sha256: picture.sha256 },
		inverse: { kind: "image", itemId, imageId, remove: true },
	});
	return { position: images.length + 1, changeNumber };
}
