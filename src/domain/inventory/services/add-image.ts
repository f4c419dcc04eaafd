import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/en.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
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

const MAX_IMAGES = 12;

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
	if (images.length >= MAX_IMAGES) {
		throw new DomainError("conflict", say.imageTooMany({ sku, max: MAX_IMAGES }), { hint: say.imageTooManyHint({ command: `/item image ${sku}` }) });
	}
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
