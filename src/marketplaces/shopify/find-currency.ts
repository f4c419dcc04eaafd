import { z } from "zod";
import type { AskGraphql } from "./open-graphql.ts";

const schema = z.object({ shop: z.object({ currencyCode: z.string() }) });

/** What a shop's prices are in. */
export async function findCurrency(ask: AskGraphql): Promise<string> {
	return (await ask("query Currency { shop { currencyCode } }", {}, schema)).shop.currencyCode;
}
