/** A file name made from a title: ASCII letters and digits, at most 60 of them. */
export function fileName(title: string | undefined, extension: string): string {
	const slug = (title ?? "")
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.slice(0, 60)
		.replace(/^-|-$/g, "");
	return `${slug || "omni-stock"}.${extension}`;
}
