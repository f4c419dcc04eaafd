/** A location as the lines of a file name it. */
export interface Place {
	id: string;
	name: string;
	isDefault: boolean;
	/** Which of the shop's, from 1. */
	place: number;
}
