/** Copies of a line that were ordered once, and that the marketplace's latest picture of the order asks for no more. */
export function droppedOf({ quantity, asked }: { quantity: number; asked: number | null }): number {
	return asked === null ? 0 : Math.max(0, quantity - asked);
}
