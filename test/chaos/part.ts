/** A process of the running program that is killed and started again at once. */
export interface Part {
	readonly name: string;
	/** Waits until it takes work. */
	up(): Promise<void>;
	kill(): void;
	/** Ends it for good. */
	stop(): Promise<void>;
}
