/** Milliseconds of work in one job. Then the rest goes to the back of the queue, so that a small shop never waits behind a large one. */
const SLICE = 1_000;

/** True until a slice is over or the process is asked to stop; the first chunk is always allowed, or nothing would ever move. */
export function sliceEnd(mayGoOn: () => boolean): () => boolean {
	const end = performance.now() + SLICE;
	let first = true;
	return () => {
		const allowed = first || (mayGoOn() && performance.now() < end);
		first = false;
		return allowed;
	};
}
