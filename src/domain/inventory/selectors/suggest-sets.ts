import type { ReadScope } from "../../core/permissions/scopes.ts";
import { listSetNames } from "./list-set-names.ts";
import { foldTexts } from "./search/fold-texts.ts";

/** Names of sets that have what is typed in them, those that begin so first. */
export async function suggestSets(
	scope: ReadScope<"inventory.read">,
	{ typed, limit }: { typed: string; limit: number },
): Promise<{ label: string; value: string }[]> {
	const [text] = await foldTexts(scope, { texts: [typed] });
	const phrase = text?.phrase ?? "";
	const names = (await listSetNames(scope)).filter((name) => name.includes(phrase));
	const beginning = names.filter((name) => name.startsWith(phrase));
	return [...beginning, ...names.filter((name) => !beginning.includes(name))].slice(0, limit).map((name) => ({ label: name, value: name }));
}
