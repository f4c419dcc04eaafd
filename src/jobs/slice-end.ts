/** What `mayGoOn` says, but that the first chunk of a slice is always allowed, or nothing would ever move. */
export function sliceEnd(mayGoOn: () => boolean): () => boolean {
	let first = true;
	return () => {
		const allowed = first || mayGoOn();
		first = false;
		return allowed;
	};
}
