import { z } from "zod";
import { LANGUAGES, type Language } from "../../core/messages/languages.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";
import { getSelf } from "../selectors/get-self.ts";
import { holdSelf } from "./hold-self.ts";

const inputSchema = z.strictObject({
	/** Null: as their platform tells, or as the shop is. */
	language: z.enum(LANGUAGES).nullable(),
});

/**
 * Has the caller spoken to in a language of their choice, in all shops. Tells what they had chosen before.
 * @throws DomainError invalid_input
 */
export async function chooseLanguage(scope: PersonScope, input: z.input<typeof inputSchema>): Promise<{ was: Language | null }> {
	const { language } = parseInput(inputSchema, input);
	const personId = await holdSelf(scope);
	const { language: was } = await getSelf(scope);
	await scope.write.person.updateMany({ where: { id: personId }, data: { language } });
	return { was };
}
