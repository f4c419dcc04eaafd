/** A product's id as listings have it: products and variants count from 1 each, and one must not be taken for the other. */
export const productId = (id: string) => `product/${id}`;
