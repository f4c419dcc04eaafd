import type { z } from "zod";
import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/say.ts";
import { parseLossless } from "./parse-lossless.ts";

/**
 * A body as its schema promises it; numbers arrive as the text they were written as.
 * @throws DomainError invalid_input that names the field
 */
export function readJson<S extends z.ZodType>(schema: S, rawBody: Uint8Array): z.output<S> {
	const result = schema.safeParse(parseLossless(rawBody));
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw new DomainError("invalid_input", say.badDelivery({ reason: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`.slice(0, 200) }));
}
