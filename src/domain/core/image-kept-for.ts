/** Milliseconds that a picture that was taken away can be brought back: longer than /undo reaches. */
export const IMAGE_KEPT_FOR = 48 * 3_600_000;
