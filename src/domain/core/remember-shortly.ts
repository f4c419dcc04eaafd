interface Entry<T> {
	/** When the reading began: what was changed before then is in it. */
	readonly readAt: number;
	readonly value: Promise<T>;
}

/**
 * Keeps what was read for so many milliseconds as whoever asks will have it, and reads once for all who ask meanwhile; `most` entries, the oldest go.
 * After half of that time it is read again in the background, so that nobody waits for what is asked for all the time.
 * What is not there (null, an empty list) and what could not be read is not kept.
 */
export function rememberShortly<T>(most: number): (key: string, keptFor: number, read: () => Promise<T>) => Promise<T> {
	const entries = new Map<string, Entry<T>>();
	const renewing = new Set<string>();

	function start(read: () => Promise<T>): Entry<T> {
		return { readAt: performance.now(), value: read() };
	}

	function keep(key: string, entry: Entry<T>): void {
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
	}

	function renew(key: string, read: () => Promise<T>): void {
		renewing.add(key);
		const entry = start(read);
		const done = () => {
			renewing.delete(key);
			const known = entries.get(key);
			if (!known || known.readAt < entry.readAt) keep(key, entry);
		};
		entry.value.then(done, () => renewing.delete(key));
	}

	return (key, keptFor, read) => {
		const known = entries.get(key);
		const age = known ? performance.now() - known.readAt : Number.POSITIVE_INFINITY;
		if (known && age < keptFor) {
			if (age > keptFor / 2 && !renewing.has(key)) renew(key, read);
			return known.value;
		}
		const entry = start(read);
		keep(key, entry);
		return entry.value;
	};
}
