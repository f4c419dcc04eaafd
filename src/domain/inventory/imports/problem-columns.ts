/** What our file of problems puts in front of each line. */
export const PROBLEM_COLUMNS: readonly string[] = ["line", "reason"];
