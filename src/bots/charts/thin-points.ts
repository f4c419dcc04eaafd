interface Point {
	readonly x: number;
	readonly y: number;
}

/**
 * At most `max` of the points, in their order: of each stretch of time the first, the lowest, the highest and the last, so that no peak is
 * lost that a chart of this width could show. The first and the last of all stay.
 */
export function thinPoints<P extends Point>(points: readonly P[], max: number): P[] {
	const [first, last] = [points[0], points.at(-1)];
	if (points.length <= max || !first || !last) return [...points];
	const stretches = Math.max(1, Math.floor(max / 4));
	const width = (last.x - first.x) / stretches || 1;
	const kept = new Set<P>();
	let at = 0;
	for (let stretch = 0; stretch < stretches && at < points.length; stretch++) {
		const end = stretch === stretches - 1 ? Number.POSITIVE_INFINITY : first.x + width * (stretch + 1);
		const from = at;
		while (at < points.length && (points[at]?.x ?? 0) < end) at++;
		for (const point of telling(points.slice(from, at))) kept.add(point);
	}
	return points.filter((point) => kept.has(point));
}

function telling<P extends Point>(stretch: readonly P[]): P[] {
	const [first, last] = [stretch[0], stretch.at(-1)];
	if (!first || !last) return [];
	const lowest = stretch.reduce((low, point) => (point.y < low.y ? point : low));
	const highest = stretch.reduce((high, point) => (point.y > high.y ? point : high));
	return [first, lowest, highest, last];
}
