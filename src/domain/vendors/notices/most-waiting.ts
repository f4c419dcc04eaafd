/** Messages that wait for a channel while the bot is away: who comes back reads no more, and a shop that never asks it back keeps no heap of them. */
export const MOST_WAITING = 100;
