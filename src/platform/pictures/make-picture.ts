import { createHash } from "node:crypto";
import sharp from "sharp";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";

/** A picture as it is kept: JPEG, upright, without metadata. */
export interface Picture {
	full: Buffer;
	/** For lists and narrow screens. */
	thumbnail: Buffer;
	contentType: "image/jpeg";
	/** Pixels of the full one. */
	width: number;
	height: number;
	/** Of the full one, in hex. */
	sha256: string;
}

/** What cameras, scanners and shops send; recognised by content, whatever the name says. */
const FORMATS = ["jpeg", "png", "webp", "gif", "heif", "tiff"];
/** Pixels: above it a small file may still fill the memory. */
const MAX_PIXELS = 60_000_000;
/** Pixels on the longer side. */
const FULL = 2_000;
const THUMBNAIL = 320;
/** Seconds. */
const PATIENCE = 20;

/**
 * Reads a picture of any usual format and makes ours of it. Location, camera and everything else beside the pixels is left behind.
 * @throws DomainError invalid_input when it is no picture, or too large a one
 */
export async function makePicture(bytes: Buffer, name: string): Promise<Picture> {
	try {
		const source = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error", animated: false });
		const { format } = await source.metadata();
		if (!FORMATS.includes(format)) throw new Error(`format ${format}`);
		const upright = await source
			.autoOrient()
			.flatten({ background: "white" })
			.toColourspace("srgb")
			.resize({ width: FULL, height: FULL, fit: "inside", withoutEnlargement: true })
			.timeout({ seconds: PATIENCE })
			.jpeg({ quality: 85, mozjpeg: true })
			.toBuffer({ resolveWithObject: true });
		const thumbnail = await sharp(upright.data)
			.resize({ width: THUMBNAIL, height: THUMBNAIL, fit: "inside", withoutEnlargement: true })
			.jpeg({ quality: 80 })
			.toBuffer();
		const { width, height } = upright.info;
		return {
			full: upright.data,
			thumbnail,
			contentType: "image/jpeg",
			width,
			height,
			sha256: createHash("sha256").update(upright.data).digest("hex"),
		};
	} catch (error) {
		throw new DomainError("invalid_input", say.notAPicture({ name, megapixels: MAX_PIXELS / 1_000_000 }), { cause: error });
	}
}
