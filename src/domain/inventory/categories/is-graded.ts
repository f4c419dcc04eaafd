/** A graded copy, a slab, is one of its kind: on hand is 0 or 1. The database knows it by the same attributes, as item.is_single_copy. */
export function isGraded({ grader, cert_number }: Readonly<Record<string, string | null | undefined>>): boolean {
	return Boolean(grader || cert_number);
}
