import { z } from "zod";
import { DomainError } from "./errors.ts";

/**
 * A service's input, checked: it trusts no caller.
 * @throws DomainError invalid_input that names the field
 */
export function parseInput<S extends z.ZodType>(schema: S, input: z.input<S>): z.output<S> {
	const result = schema.safeParse(input);
	if (result.success) return result.data;
	throw new DomainError("invalid_input", z.prettifyError(result.error), { cause: result.error });
}
