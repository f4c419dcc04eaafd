/** Work of ours that runs by itself until it is done or waits for a marketplace: so long the clock stands still. */
export class PausedWork {
	#done: Promise<void> = Promise.resolve();
	#pause: () => void = () => undefined;

	/** Until it is done or pauses for the first time. */
	begin(work: (self: PausedWork) => Promise<void>): Promise<void> {
		return this.goOn(() => {
			this.#done = work(this);
		});
	}

	/** Called by the work: it waits for something that `goOn` brings. */
	pause(): void {
		this.#pause();
	}

	/** Brings what it waits for; until it is done or pauses again. */
	goOn(bring: () => void): Promise<void> {
		const paused = new Promise<void>((resolve) => {
			this.#pause = resolve;
		});
		bring();
		return Promise.race([this.#done, paused]);
	}
}
