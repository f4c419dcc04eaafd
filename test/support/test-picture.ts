import sharp from "sharp";

interface Drawing {
	width?: number;
	height?: number;
	/** Two drawings of different colours are two pictures. */
	colour?: string;
	format?: "png" | "jpeg" | "webp" | "gif" | "tiff";
}

/** A picture file with a place and a camera in its metadata, which nobody should ever see again. */
export function testPicture({ width = 40, height = 30, colour = "#c03", format = "png" }: Drawing = {}): Promise<Buffer> {
	return sharp({ create: { width, height, channels: 4, background: colour } })
		.withMetadata({ orientation: 6 })
		.withExifMerge({ IFD0: { Make: "SecretCamera" }, IFD3: { GPSLatitude: "52/1 30/1 0/1", GPSLatitudeRef: "N" } })
		.toFormat(format)
		.toBuffer();
}
