import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { makePicture } from "../../../src/platform/pictures/make-picture.ts";
import { testPicture } from "../../support/test-picture.ts";

test.each(["png", "jpeg", "webp", "gif", "tiff"] as const)("a %s becomes a JPEG with a thumbnail", async (format) => {
	const picture = await makePicture(await testPicture({ format, width: 800, height: 600 }), "card");
	expect(await sharp(picture.full).metadata()).toMatchObject({ format: "jpeg", width: picture.width, height: picture.height });
	const thumbnail = await sharp(picture.thumbnail).metadata();
	expect(Math.max(thumbnail.width, thumbnail.height)).toBe(320);
	expect(picture.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test("place and camera are gone, and the picture stands upright", async () => {
	const sent = await testPicture({ format: "jpeg", width: 400, height: 300 });
	expect(sent.includes("SecretCamera")).toBe(true);
	const { full, thumbnail, width, height } = await makePicture(sent, "card.jpg");
	for (const kept of [full, thumbnail]) {
		expect(kept.includes("SecretCamera")).toBe(false);
		expect(await sharp(kept).metadata()).not.toHaveProperty("exif");
	}
	// Turned by a quarter, as its orientation said.
	expect([width, height]).toEqual([300, 400]);
});

test("a large one is made to fit, a small one stays small", async () => {
	const large = await makePicture(await testPicture({ format: "jpeg", width: 5000, height: 1000 }), "wide.jpg");
	expect(Math.max(large.width, large.height)).toBe(2000);
	const small = await makePicture(await testPicture({ width: 3, height: 3 }), "dot.png");
	expect([small.width, small.height]).toEqual([3, 3]);
});

test("what is see-through becomes white", async () => {
	const { full } = await makePicture(await testPicture({ colour: "#00000000" }), "nothing.png");
	const { dominant } = await sharp(full).stats();
	expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(240);
});

describe("is refused by name", () => {
	test.each<[string, () => Promise<Buffer> | Buffer]>([
		["nothing at all", () => Buffer.alloc(0)],
		["a text called .png", () => Buffer.from("not a picture")],
		["a script in SVG", () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>')],
		["half a JPEG", async () => (await testPicture({ format: "jpeg", width: 600, height: 600 })).subarray(0, 900)],
		[
			"a small file of far too many pixels",
			() =>
				sharp({ create: { width: 8_000, height: 8_000, channels: 3, background: "#fff" }, limitInputPixels: false })
					.png({ compressionLevel: 9 })
					.toBuffer(),
		],
	])("%s", async (_what, make) => {
		await expect(makePicture(await make(), "card.png")).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining("card.png") });
	});
});
