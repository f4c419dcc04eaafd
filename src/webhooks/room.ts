/** Room for one delivery's bytes among all that are held at once. */
export interface Room {
	/** False when there is no room for so many bytes more; then none are taken. */
	take(bytes: number): boolean;
	/** Gives back all that was taken. */
	leave(): void;
}

/** Opens rooms that hold no more together than `most` bytes: what comes faster than it can be stored must not fill the memory. */
export function openRooms(most: number): () => Room {
	let held = 0;
	return () => {
		let own = 0;
		return {
			take(bytes) {
				if (held + bytes > most) return false;
				held += bytes;
				own += bytes;
				return true;
			},
			leave() {
				held -= own;
				own = 0;
			},
		};
	};
}
