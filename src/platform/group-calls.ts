interface Options<T> {
	/** Things that one call takes at most. */
	group: number;
	/** Things that may wait. */
	most: number;
	perform: (things: readonly T[]) => Promise<void>;
}

interface Waiting<T> {
	readonly things: readonly T[];
	resolve(): void;
	reject(error: unknown): void;
}

/**
 * Groups what comes while a call is under way into the next one. What it returns settles as the call does that took the things along, and rejects at
 * once when too many wait.
 */
export function groupCalls<T>({ group, most, perform }: Options<T>): (things: readonly T[]) => Promise<void> {
	let queue: Waiting<T>[] = [];
	let waiting = 0;
	let isBusy = false;

	function takeGroup(): Waiting<T>[] {
		let size = 0;
		const end = queue.findIndex(({ things }, index) => {
			size += things.length;
			return index > 0 && size > group;
		});
		const taken = end === -1 ? queue : queue.slice(0, end);
		queue = end === -1 ? [] : queue.slice(end);
		return taken;
	}

	async function work(): Promise<void> {
		isBusy = true;
		while (queue.length > 0) {
			const taken = takeGroup();
			const things = taken.flatMap((one) => one.things);
			waiting -= things.length;
			try {
				await perform(things);
				for (const { resolve } of taken) resolve();
			} catch (error) {
				for (const { reject } of taken) reject(error);
			}
		}
		isBusy = false;
	}

	return (things) =>
		new Promise((resolve, reject) => {
			if (waiting > 0 && waiting + things.length > most) {
				reject(new Error(`${waiting} wait already.`));
				return;
			}
			waiting += things.length;
			queue.push({ things, resolve, reject });
			if (!isBusy) void work();
		});
}
