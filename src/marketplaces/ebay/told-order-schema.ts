import { z } from "zod";

/** What we ask of an order to hand it on: all of it goes to the parser, every number as the text it was written as. */
export const toldOrderSchema = z.looseObject({
	orderId: z.string(),
	lastModifiedDate: z.string().nullish(),
	lineItems: z.array(z.looseObject({ quantity: z.string().nullish(), lineItemFulfillmentStatus: z.string().nullish() })),
});

export type ToldOrder = z.output<typeof toldOrderSchema>;
