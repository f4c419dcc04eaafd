/** Of a connection's listings, the share that may be shown as sold out within a few minutes without asking; and as many as that in any case. */
const SHARE = 0.2;
const ALWAYS = 10;

/** Whether so many listings may be shown as sold out without a person's word; `allowed` is how many one has let pass. */
export function mayZero({ active, zeroing, allowed }: { active: number; zeroing: number; allowed: number | null }): boolean {
	return zeroing <= Math.max(ALWAYS, active * SHARE, allowed ?? 0);
}
