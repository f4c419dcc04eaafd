/** Seconds until what was not taken is sent again, and the most of them; doubled each time, half of it by chance. */
export const PUSH_AGAIN = { stale: { first: 10, longest: 60 }, later: { first: 5, longest: 900 }, refused: { first: 3_600, longest: 86_400 } } as const;
