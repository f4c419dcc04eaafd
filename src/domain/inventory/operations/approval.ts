import type { GuardRail } from "./guard-rails.ts";

interface Member {
	personId: string;
	displayName: string;
}

/** What a plan that passes a guard rail needs before it may start. */
export interface Approval {
	passed: readonly GuardRail[];
	/** Who has confirmed it first, where somebody has who still may. */
	first: Member | null;
	/** Who may confirm it next; nobody when the shop has one member for it, who types the total instead. */
	others: readonly Member[];
}

/** @param holders the members who may start bulk operations */
export function approvalOf(
	passed: readonly GuardRail[],
	{ holders, confirmedBy }: { holders: readonly Member[]; confirmedBy: string | null },
): Approval | null {
	if (passed.length === 0) return null;
	if (holders.length < 2) return { passed, first: null, others: [] };
	const first = holders.find(({ personId }) => personId === confirmedBy) ?? null;
	return { passed, first, others: holders.filter((holder) => holder !== first) };
}
