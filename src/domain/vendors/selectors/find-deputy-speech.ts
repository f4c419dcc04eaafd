import type { Language } from "../../core/messages/languages.ts";
import type { Speech } from "../../core/messages/speech.ts";
import type { Deputy, SystemScope } from "../../core/permissions/scopes.ts";

/** The language that a person who is told by no chat identity has chosen, and how their shop is spoken to; null where unknown. */
export async function findDeputySpeech(
	scope: SystemScope,
	{ vendorId, personId }: Pick<Deputy, "vendorId" | "personId">,
): Promise<{ language: Language | null; shop: Speech | null }> {
	const [found] = await scope.read.$queryRaw<{ language: Language | null; shop: Speech | null }[]>`
		SELECT person.language, CASE WHEN vendor.id IS NOT NULL THEN json_build_object('language', vendor.language, 'locale', vendor.locale) END AS shop
		FROM (SELECT 1) AS caller LEFT JOIN vendor ON vendor.id = ${vendorId}::uuid LEFT JOIN person ON person.id = ${personId}::uuid`;
	return found ?? { language: null, shop: null };
}
