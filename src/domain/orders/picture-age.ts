/** How a picture of an order stands beside the latest one before it. timeless: the marketplace tells no time of it. */
export type PictureAge = "newer" | "same" | "older" | "timeless";

/** Of a picture of that moment, where the latest one before it is of that; null: there is no such time. */
export function pictureAge(changedAt: Date | null, latest: Date | null): PictureAge {
	if (changedAt === null) return "timeless";
	if (latest === null || changedAt > latest) return "newer";
	return changedAt < latest ? "older" : "same";
}
