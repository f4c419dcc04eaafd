/** Pictures that one item may show. */
export const MAX_IMAGES = 12;
