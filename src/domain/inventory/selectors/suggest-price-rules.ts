import type { ReadScope } from "../../core/permissions/scopes.ts";
import { listPriceRules } from "./list-price-rules.ts";

/** Saved price rules whose name has what is typed, with what they say. */
export async function suggestPriceRules(
	scope: ReadScope<"inventory.read">,
	{ typed, limit }: { typed: string; limit: number },
): Promise<{ label: string; value: string }[]> {
	const wanted = typed.trim().toLowerCase();
	const rules = (await listPriceRules(scope)).filter(({ name }) => name.toLowerCase().includes(wanted));
	return rules.slice(0, limit).map(({ name, text }) => ({ label: `${name} · ${text}`.slice(0, 100), value: name }));
}
