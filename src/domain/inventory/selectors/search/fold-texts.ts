import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { FoldedText } from "../../search/folded-text.ts";

/** What parts an item's words while they are folded: no text keeps it. */
const WORD_PART = "\x01";

/** Texts as the database compares them, in their order; by its own function, for that is what made the items' search text. */
export async function foldTexts(scope: ReadScope, { texts }: { texts: readonly string[] }): Promise<FoldedText[]> {
	if (texts.length === 0) return [];
	const rows = await scope.read.$queryRaw<{ words: string; whole: string }[]>`
		SELECT omni_words(text) AS words, omni_fold(text) AS whole
		FROM unnest(${texts.map((text) => text.replaceAll("\0", "").replaceAll(WORD_PART, "").trim())}::text[]) WITH ORDINALITY AS typed (text, at) ORDER BY at`;
	return rows.map(({ words, whole }) => ({ words: [...new Set(words.split(" ").filter(Boolean))], phrase: words.trim(), whole }));
}
