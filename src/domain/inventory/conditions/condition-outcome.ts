/** A condition in the other's words; or none, and why. A note tells what was lost on the way. */
export type ConditionOutcome = { value: string; note: string | null } | { value: null; reason: string };
