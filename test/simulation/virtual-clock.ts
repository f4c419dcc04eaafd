interface Event {
	at: number;
	/** Of two at one moment the one that was asked for first. */
	place: number;
	run: () => void | Promise<void>;
}

/** A clock that jumps to what happens next. Milliseconds. */
export class VirtualClock {
	now: number;
	readonly #moved: (now: number) => Promise<void>;
	readonly #heap: Event[] = [];
	#places = 0;

	/** `moved` is awaited before anything happens at a new moment. */
	constructor(start: number, moved: (now: number) => Promise<void> = async () => undefined) {
		this.now = start;
		this.#moved = moved;
	}

	after(wait: number, run: Event["run"]): void {
		const heap = this.#heap;
		heap.push({ at: this.now + wait, place: this.#places++, run });
		for (let child = heap.length - 1; child > 0; ) {
			const parent = (child - 1) >> 1;
			if (!this.#swapIfEarlier(child, parent)) break;
			child = parent;
		}
	}

	/** Until nothing is left to happen. */
	async run(): Promise<void> {
		for (let event = this.#take(); event; event = this.#take()) {
			if (event.at > this.now) {
				this.now = event.at;
				await this.#moved(this.now);
			}
			await event.run();
		}
	}

	#take(): Event | undefined {
		const heap = this.#heap;
		const first = heap[0];
		const last = heap.pop();
		if (first === undefined || last === undefined || heap.length === 0) return first;
		heap[0] = last;
		for (let parent = 0; ; ) {
			const left = 2 * parent + 1;
			const smaller = this.#isEarlier(left + 1, left) ? left + 1 : left;
			if (!this.#swapIfEarlier(smaller, parent)) return first;
			parent = smaller;
		}
	}

	#isEarlier(index: number, than: number): boolean {
		const [one, other] = [this.#heap[index], this.#heap[than]];
		return one !== undefined && other !== undefined && (one.at - other.at || one.place - other.place) < 0;
	}

	#swapIfEarlier(index: number, than: number): boolean {
		if (!this.#isEarlier(index, than)) return false;
		const [one, other] = [this.#heap[index] as Event, this.#heap[than] as Event];
		this.#heap[index] = other;
		this.#heap[than] = one;
		return true;
	}
}
