import { randomBytes } from "node:crypto";
import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { VendorScope } from "../../domain/core/permissions/scopes.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { type ItemPicture, listImages } from "../../domain/inventory/selectors/list-images.ts";
import { addImage } from "../../domain/inventory/services/add-image.ts";
import { arrangeImages } from "../../domain/inventory/services/arrange-images.ts";
import { setImageRemoved } from "../../domain/inventory/services/set-image-removed.ts";
import { downloadFile } from "../../platform/pictures/download-file.ts";
import { makePicture, type Picture } from "../../platform/pictures/make-picture.ts";
import { defineCommand } from "./define-command.ts";
import { type FileInput, optionalFile, optionalInteger, optionalText, text } from "./option.ts";
import { quoteValue } from "./quote-value.ts";
import { readFile } from "./read-file.ts";
import { type PictureShelf, pictureAddress, showPicture } from "./show-picture.ts";
import { undoAction } from "./undo-action.ts";

/** Bytes of a picture as it comes. */
const MAX_BYTES = 20 * 1024 * 1024;

export const itemImage = (shelf: PictureShelf) =>
	defineCommand({
		name: "item image",
		summary: "Show an item's pictures, add one, take one away, or put one first",
		examples: ["/item image PKM-SWSH10.5-055-H-NM url:https://example.com/snorlax.jpg", "/item image PKM-SWSH10.5-055-H-NM first:2"],
		input: z.strictObject({
			sku: text("The item's SKU", { suggest: "sku" }),
			file: optionalFile("A picture to add"),
			url: optionalText("The address of a picture to add", { max: 2000 }),
			first: optionalInteger("Number of the picture to put first", { min: 1, max: 100 }),
			remove: optionalInteger("Number of the picture to take away", { min: 1, max: 100 }),
		}),
		needs: ["item.write", "inventory.read"],
		audience: "private",
		prepare: ({ file, url }) => takePicture(file, url),
		async run(scope, { sku, first, remove }, _origin, picture) {
			const item = await getItemBySku(scope, { sku });
			if (picture) return hang(scope, item, picture, shelf);
			const images = await listImages(scope, { itemId: item.id });
			const position = remove ?? first;
			if (position === undefined) return show(item, images, shelf);
			const image = images[position - 1];
			if (!image) throw new DomainError("not_found", say.imageNoneThere({ sku: item.sku, position }));
			const { changeNumber } =
				remove === undefined
					? await arrangeImages(scope, { itemId: item.id, imageIds: [image.id] })
					: await setImageRemoved(scope, { imageId: image.id, removed: true });
			return {
				text: remove === undefined ? say.imageFirst({ sku: item.sku, position }) : say.imageRemoved({ sku: item.sku, position }),
				...(changeNumber !== null && { actions: [undoAction(changeNumber)] }),
				audience: "private",
			};
		},
	});

interface Item {
	id: string;
	sku: string;
	title: string;
}

async function takePicture(file: FileInput | undefined, url: string | undefined): Promise<Picture | null> {
	if (file && url) throw new DomainError("invalid_input", say.imageOneSource());
	if (file) return makePicture(await readFile(file, MAX_BYTES), file.name);
	return url ? makePicture(await downloadFile(url, { maxBytes: MAX_BYTES }), url) : null;
}

async function hang(scope: VendorScope<"item.write" | "inventory.read">, item: Item, picture: Picture, shelf: PictureShelf): Promise<Reply> {
	const { full, contentType, width, height, sha256 } = picture;
	const key = randomBytes(16).toString("base64url");
	const { position, changeNumber } = await addImage(scope, { itemId: item.id, key, contentType, width, height, bytes: full.length, sha256 });
	if (changeNumber === null) return { text: say.imageKnown({ sku: item.sku, position }), audience: "private" };
	await shelf.pictures.put(key, picture);
	return {
		text: say.imageAdded({ sku: item.sku, title: item.title, position }),
		...(await showPicture(key, shelf)),
		actions: [undoAction(changeNumber)],
		audience: "private",
	};
}

async function show(item: Item, images: readonly ItemPicture[], shelf: PictureShelf): Promise<Reply> {
	const [cover] = images;
	const command = `/item image ${quoteValue(item.sku)}`;
	const text = say.imageList({ sku: item.sku, title: item.title, count: images.length });
	if (!cover) return { text: `${text}\n${say.imageListHint({ command })}`, audience: "private" };
	return {
		text,
		...(await showPicture(cover.key, shelf)),
		rows: {
			columns: say.imageColumns(),
			rows: images.map(({ key, width, height }, place) => [String(place + 1), `${width} × ${height}`, pictureAddress(key, shelf.publicUrl)]),
		},
		actions: [
			...images
				.slice(1, 4)
				.map((_, place) => ({ label: say.imageFirstLabel({ position: place + 2 }), command: `${command} first:${place + 2}`, style: "secondary" as const })),
			{ label: say.imageRemoveLabel({ position: images.length }), command: `${command} remove:${images.length}`, style: "danger" },
		],
		audience: "private",
	};
}
