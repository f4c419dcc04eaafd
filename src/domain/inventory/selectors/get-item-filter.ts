import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { oneOf } from "../categories/attribute-values.ts";
import { FINISH_NAMES, FINISHES } from "../categories/finishes.ts";
import { checkCategory } from "../categories.ts";
import { conditionsMeant } from "../conditions/conditions-meant.ts";
import { normaliseCondition } from "../conditions/normalise-condition.ts";
import type { ItemFilter } from "../item-filter-schema.ts";
import { languageCode } from "../language-code.ts";
import { parsePriceRange } from "../search/parse-price-range.ts";
import type { TypedFilter } from "../typed-filter-schema.ts";
import { getLocation } from "./get-location.ts";
import { listNamedSkus } from "./list-named-skus.ts";

const finishes = oneOf(FINISHES, FINISH_NAMES);

/**
 * The filter that was meant by what was typed, in the form in which it may be kept.
 * @throws DomainError invalid_input that names the part, not_found for a location or SKUs that there are not
 */
export async function getItemFilter(scope: ReadScope<"inventory.read">, typed: TypedFilter): Promise<ItemFilter> {
	const { words, category, condition, set, language, finish, platform, game, price, stock, unsold, location, bin, skus, archived } = typed;
	const meant = category === undefined ? undefined : checkCategory(category);
	if (condition !== undefined) meant ? normaliseCondition(meant, condition) : conditionsMeant(condition);
	const filter: ItemFilter = {
		words: words?.trim() || undefined,
		category: meant,
		condition,
		set,
		language: language === undefined ? undefined : readLanguage(language),
		finish: finish === undefined ? undefined : readFinish(finish),
		platform,
		game,
		price: price === undefined ? undefined : parsePriceRange(price, (await getVendor(scope)).currency),
		stock: stock === "any" ? undefined : stock,
		unsold: unsold === undefined ? undefined : readDays(unsold),
		location: location === undefined ? undefined : await readLocation(scope, location),
		bin: bin?.trim() || undefined,
		skus: skus === undefined ? undefined : await listNamedSkus(scope, { text: skus }),
		archived: archived === "no" ? undefined : archived,
	};
	return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

function readLanguage(text: string): string {
	const code = languageCode(text);
	if (code !== null) return code;
	throw new DomainError("invalid_input", say.badOption({ option: "language", value: text, reason: say.attributeLanguage({ near: null }) }));
}

function readFinish(text: string): string {
	const result = finishes.safeParse(text);
	if (result.success) return result.data;
	throw new DomainError("invalid_input", say.badChoice({ option: "finish", value: text, choices: FINISHES, near: nearest(text, FINISHES) }));
}

function readDays(text: string): number {
	const days = Number(/^(\d{1,4})\s*(?:d|days?)?$/i.exec(text.trim())?.[1]);
	if (days >= 1) return days;
	throw new DomainError("invalid_input", say.badOption({ option: "unsold", value: text, reason: say.daysNeeded() }));
}

async function readLocation(scope: ReadScope<"inventory.read">, name: string): Promise<{ id: string; name: string }> {
	const location = await getLocation(scope, { name });
	return { id: location.id, name: location.name };
}
