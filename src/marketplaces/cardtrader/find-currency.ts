import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { digits } from "../../webhooks/fields.ts";
import { readAnswer } from "../read-answer.ts";
import type { AskCardTrader } from "./update-products.ts";

const expansionsSchema = z.array(z.object({ id: digits }));
const productsSchema = z.array(z.object({ price_currency: z.string().nullish() }));

/** The seller's currency, which is that of all products (cardtrader.com/docs/api/full/reference, "The Product object"): nothing else of the API says it. */
export async function findCurrency(ask: AskCardTrader): Promise<string> {
	for (const { id } of readAnswer(expansionsSchema, await ask("/expansions/export"), "CardTrader")) {
		const products = readAnswer(productsSchema, await ask(`/products/export?expansion_id=${id}`, { patience: 60_000 }), "CardTrader");
		const currency = products.find((product) => product.price_currency)?.price_currency;
		if (currency) return currency;
	}
	throw new DomainError("unavailable", say.cardTraderEmpty());
}
