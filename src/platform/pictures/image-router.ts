import { pipeline } from "node:stream/promises";
import { Router } from "express";
import type { Access } from "../../domain/core/permissions/access.ts";
import { findImageByKey } from "../../domain/inventory/selectors/find-image-by-key.ts";
import type { PictureStore } from "./picture-store.ts";

/** 128 random bits in base64url: whoever has the address may see the picture, and nobody guesses one. */
const FILE = /^([\w-]{22})(-thumbnail)?\.jpg$/;

/** `GET /images/<key>.jpg` and `<key>-thumbnail.jpg`: chats fetch pictures without a login. A picture never changes under its key. */
export function createImageRouter({ access, pictures }: { access: Access; pictures: PictureStore }): Router {
	const router = Router();
	router.get("/images/:file", async (req, res, next) => {
		const [, key, thumbnail] = FILE.exec(req.params.file) ?? [];
		if (!key) return next();
		const image = await access.withSystem("serve-image", (scope) => findImageByKey(scope, { key }));
		if (!image) return next();
		const file = await pictures.open(key, thumbnail ? "thumbnail" : "full");
		if (!file) return next();
		res.set({
			"Cache-Control": "public, max-age=31536000, immutable",
			ETag: `"${image.sha256.slice(0, 32)}${thumbnail ? "-t" : ""}"`,
			"Content-Type": image.contentType,
			"Content-Disposition": "inline",
			"Cross-Origin-Resource-Policy": "cross-origin",
		});
		if (req.fresh) {
			file.destroy();
			res.status(304).end();
		} else await pipeline(file, res);
	});
	return router;
}
