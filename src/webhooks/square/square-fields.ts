import { z } from "zod";

/** Square's ids: letters, digits, - and _. */
export const squareId = z.string().regex(/^[\w-]{1,90}$/);

/**
 * A decimal string with up to 5 digits after the point (developer.squareup.com, "OrderLineItem"). What is measured, 2.25 pounds, takes a copy for each that
 * it has begun, so that no more is sold than there is; a line of copies has no fraction.
 */
export const begun = z
	.string()
	.regex(/^\d{1,7}(\.\d{1,5})?$/)
	.transform((written) => Math.ceil(Number(written)))
	.refine((copies) => copies <= 1_000_000);

/** Of what came back only whole copies count: no more may be for sale than there is. */
export const whole = z
	.string()
	.regex(/^\d{1,7}(\.\d{1,5})?$/)
	.transform((written) => Math.floor(Number(written)))
	.refine((copies) => copies <= 1_000_000);

/** Minor units (developer.squareup.com, "Money"). */
export const money = z.object({
	amount: z
		.string()
		.regex(/^\d{1,13}$/)
		.transform(BigInt),
	currency: z
		.string()
		.regex(/^[A-Z]{3}$/)
		.nullish(),
});
