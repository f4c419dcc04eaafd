import { setTimeout as sleep } from "node:timers/promises";

export interface WaitOptions<T> {
	/** Says what was awaited and what is there instead, for the error. */
	readonly what: () => string;
	readonly timeoutMs?: number;
	/** The answer must have stayed the same for so long. */
	readonly quietMs?: number;
	/** Is true for an answer that can't change for the better. */
	readonly until?: (value: T) => boolean;
}

/** Lets tests wait for something to come true: looks after each change of the emulator, and every 50 ms for what it can't see. */
export function createChanges() {
	const listeners = new Set<() => void>();
	let count = 0;

	function next(timeoutMs: number): Promise<void> {
		return new Promise((resolve) => {
			const done = () => {
				clearTimeout(timer);
				listeners.delete(done);
				resolve();
			};
			const timer = setTimeout(done, Math.max(timeoutMs, 0));
			listeners.add(done);
		});
	}

	return {
		/** To be called after each change of the state. */
		notify(): void {
			count += 1;
			for (const listener of [...listeners]) listener();
		},
		/** Resolves with what `look` finds as soon as it finds something; rejects with what it throws, or after the timeout (10 s). */
		async wait<T>(look: () => T | undefined, { what, timeoutMs = 10_000, quietMs = 0, until = () => true }: WaitOptions<T>): Promise<T> {
			const deadline = Date.now() + timeoutMs;
			for (;;) {
				const found = look();
				if (found !== undefined && until(found)) {
					if (quietMs === 0) return found;
					const before = count;
					await sleep(quietMs);
					if (before === count) return found;
				} else {
					if (Date.now() >= deadline) throw new Error(`Timed out after ${timeoutMs} ms: ${what()}`);
					await next(Math.min(deadline - Date.now(), 50));
				}
			}
		},
	};
}

export type Changes = ReturnType<typeof createChanges>;
