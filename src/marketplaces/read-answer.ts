import type { z } from "zod";
import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/say.ts";
import { readJson } from "../webhooks/read-json.ts";
import type { HttpAnswer } from "./http.ts";

/**
 * What an API answered, as its schema promises it; numbers arrive as the text they were written as.
 * @throws DomainError invalid_input that names the host, and what came instead where it is no JSON: a page of a proxy, of maintenance
 */
export function readAnswer<S extends z.ZodType>(schema: S, { headers, body }: HttpAnswer, host: string): z.output<S> {
	const type = String(headers["content-type"] ?? "");
	if (/html|xml|text\/plain/.test(type)) throw new DomainError("invalid_input", say.apiNoJson({ host, type: type.slice(0, 100) }));
	try {
		return readJson(schema, body);
	} catch (error) {
		throw new DomainError("invalid_input", say.apiUnreadable({ host, reason: error instanceof Error ? error.message : "" }), { cause: error });
	}
}
