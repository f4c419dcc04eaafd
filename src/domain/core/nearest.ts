import { distance } from "fastest-levenshtein";

/** The candidate that was most likely meant, or null when none is near: at most a third of the letters may differ. */
export function nearest(typed: string, candidates: readonly string[]): string | null {
	const wanted = typed.toLowerCase();
	let best: { candidate: string; far: number } | null = null;
	for (const candidate of candidates) {
		const known = candidate.toLowerCase();
		const far = wanted.length >= 3 && known.startsWith(wanted) ? 0.5 : distance(wanted, known);
		const allowed = Math.max(1, Math.ceil(Math.max(wanted.length, known.length) / 3));
		if (far <= allowed && (best === null || far < best.far)) best = { candidate, far };
	}
	return best?.candidate ?? null;
}
