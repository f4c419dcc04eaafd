/** Seconds for which whoever works on a reading is believed to live. */
export const READ_LEASE = 30;
