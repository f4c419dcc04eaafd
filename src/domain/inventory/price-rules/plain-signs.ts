/** What phones and word processors make of signs: minuses of their own, arrows, a cross for a multiplication. */
export function plainSigns(text: string): string {
	return text
		.replace(/[−–—﹣]/gu, "-")
		.replace(/＋/gu, "+")
		.replace(/[×✕✖]/gu, "x")
		.replace(/-+>|=>|[→➔➜]/gu, "->");
}
