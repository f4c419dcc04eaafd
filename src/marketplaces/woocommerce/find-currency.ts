import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { readAnswer } from "../read-answer.ts";
import type { AskStore } from "./open-store.ts";

const schema = z.object({ code: z.string() });

/** What a store's prices are in (WooCommerce REST API v3, "Retrieve current currency"). */
export async function findCurrency(ask: AskStore): Promise<string> {
	const answer = await ask("data/currencies/current");
	if (!answer) throw new DomainError("invalid_input", say.storeWithoutApi());
	return readAnswer(schema, answer, "WooCommerce").code;
}
