import { foldColumn } from "../files/fold-column.ts";

/** True where two titles have no word in common, of those that have two letters or more: they name two things. */
export function hasOtherTitle(said: string, known: string): boolean {
	if (said === known) return false;
	const words = (title: string) =>
		foldColumn(title)
			.split(" ")
			.filter((word) => word.length > 1);
	const ours = new Set(words(known));
	const theirs = words(said);
	return ours.size > 0 && theirs.length > 0 && !theirs.some((word) => ours.has(word));
}
