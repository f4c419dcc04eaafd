import type { Language } from "../../core/messages/languages.ts";
import type { Speech } from "../../core/messages/speech.ts";
import type { SystemScope } from "../../core/permissions/scopes.ts";

/** How a shop is spoken to, and the language that a person of it has chosen; null where unknown. */
export async function findSpeech(
	scope: SystemScope,
	{ vendorId, personId }: { vendorId: string; personId: string | null },
): Promise<{ language: Language | null; shop: Speech | null }> {
	const [found] = await scope.read.$queryRaw<{ language: Language | null; shop: Speech | null }[]>`
		SELECT person.language, CASE WHEN vendor.id IS NOT NULL THEN json_build_object('language', vendor.language, 'locale', vendor.locale) END AS shop
		FROM (SELECT 1) AS caller LEFT JOIN vendor ON vendor.id = ${vendorId}::uuid LEFT JOIN person ON person.id = ${personId}::uuid`;
	return found ?? { language: null, shop: null };
}
