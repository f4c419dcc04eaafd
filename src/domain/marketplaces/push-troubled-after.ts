/** Pushes to a connection that fail in a row before its shop is told. */
export const PUSH_TROUBLED_AFTER = 3;
