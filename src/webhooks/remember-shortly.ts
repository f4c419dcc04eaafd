interface Entry<T> {
	/** When the reading began: what was changed before then is in it. */
	readonly readAt: number;
	readonly value: Promise<T>;
}

/**
 * Keeps what was read for so many milliseconds as whoever asks will have it, and reads once for all who ask meanwhile; `most` entries, the oldest go.
 * What is not there (null, an empty list) and what could not be read is not kept.
 */
export function rememberShortly<T>(most: number): (key: string, keptFor: number, read: () => Promise<T>) => Promise<T> {
	const entries = new Map<string, Entry<T>>();
	return (key, keptFor, read) => {
		const now = performance.now();
		const known = entries.get(key);
		if (known && known.readAt + keptFor > now) return known.value;
		const entry: Entry<T> = { readAt: now, value: read() };
		const forget = () => {
			if (entries.get(key) === entry) entries.delete(key);
		};
		entry.value.then((value) => {
			if (value === null || (Array.isArray(value) && value.length === 0)) forget();
		}, forget);
		entries.delete(key);
		entries.set(key, entry);
		const [oldest] = entries.keys();
		if (entries.size > most && oldest !== undefined) entries.delete(oldest);
		return entry.value;
	};
}
