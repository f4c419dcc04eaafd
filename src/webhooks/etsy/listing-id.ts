/** A listing's id as our listings, which are its products, have it: ids of both are numbers, and one must not be taken for the other. */
export const listingId = (id: string) => `listing/${id}`;
