/** Far deeper than any payload. */
const DEEPEST = 8;
/** Far more than any payload names. */
const MOST = 50;
/** "12-34567-89012", "5000012345", the older "110123456789-29876543210!99". */
const ID = /^[\w.!-]{1,100}$/;

/** The ids that a payload names under one of the keys, wherever they stand, each once. */
export function findIds(payload: unknown, keys: readonly string[]): string[] {
	const found = new Set<string>();
	const look = (value: unknown, depth: number): void => {
		if (typeof value !== "object" || value === null || depth > DEEPEST) return;
		for (const [key, inner] of Object.entries(value)) {
			if (typeof inner !== "string") look(inner, depth + 1);
			else if (keys.includes(key) && ID.test(inner) && found.size < MOST) found.add(inner);
		}
	};
	look(payload, 0);
	return [...found];
}
