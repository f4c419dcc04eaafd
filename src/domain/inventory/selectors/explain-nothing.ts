import { Prisma } from "../../../generated/prisma/client.ts";
import { nearest } from "../../core/nearest.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { PageAsk } from "../search/item-page.ts";
import { nearTerms } from "../search/near-terms.ts";
import { scoreSql } from "../search/score-sql.ts";
import type { SearchTerm } from "../search/search-term.ts";
import { sortPlan } from "../search/sort-plan.ts";
import { hasAnySql } from "../search/terms-sql.ts";
import { listItems } from "./list-items.ts";
import { listSetNames } from "./list-set-names.ts";
import { foldTexts } from "./search/fold-texts.ts";
import { getSearchPlan } from "./search/get-search-plan.ts";
import { listNearWords } from "./search/list-near-words.ts";
import { listWeighedItems } from "./search/list-weighed-items.ts";

interface Explanation {
	/** The shop has no items at all. */
	isEmpty: boolean;
	/** Items have the words, but not what else was asked for. */
	hasWords: boolean;
	/** The title that comes nearest. */
	near: string | null;
	/** The set that was asked for is none, and the nearest there is. */
	noSet: { near: string | null } | null;
}

const MOST = 10_000;

/** Why a search found nothing, and what may have been meant. */
export async function explainNothing(
	scope: ReadScope<"inventory.read">,
	{ words, set, isFiltered }: { words: string; set?: string | undefined; isFiltered: boolean },
): Promise<Explanation> {
	const any = await scope.read.item.findFirst({ where: { vendorId: scope.vendorId }, select: { id: true } });
	const nothing = { isEmpty: any === null, hasWords: false, near: null, noSet: null };
	if (any === null) return nothing;
	if (set !== undefined && (await listItems(scope, { filter: { set }, pageSize: 1 })).items.length === 0) {
		const [typed] = await foldTexts(scope, { texts: [set] });
		return { ...nothing, noSet: { near: nearest(typed?.phrase ?? "", await listSetNames(scope)) } };
	}
	if (words.trim() === "") return nothing;
	if (isFiltered && (await listItems(scope, { filter: { words }, pageSize: 1 })).items.length > 0) return { ...nothing, hasWords: true };
	return { ...nothing, near: await nearestTitle(scope, words) };
}

/** Of an item that has all the words that are known here at all, else of the one that has the most of them. */
async function nearestTitle(scope: ReadScope<"inventory.read">, words: string): Promise<string | null> {
	const plan = await getSearchPlan(scope, { filter: { words } });
	const near = await listNearWords(scope, { words: plan.words });
	const terms = nearTerms(
		plan.words.filter((word) => near.some(({ typed }) => typed === word)),
		near,
		"near",
	);
	if (terms.length === 0) return null;
	const titled = hasAnySql(
		Prisma.sql`split_part(item.search_text, '|', 1)`,
		terms.flatMap(({ forms }) => forms),
	);
	const inTitle = { ...plan, conditions: [...plan.conditions, titled] };
	const sort = sortPlan("relevance", scoreSql({ terms, typed: plan.typed }));
	const either: SearchTerm = { word: "", forms: terms.flatMap(({ forms }) => forms) };
	for (const lookup of [terms, [either]]) {
		const ask: PageAsk = { terms: lookup, sort, last: null, limit: 1, countTo: 1 };
		const found = await listWeighedItems(scope, { plan: inTitle, most: MOST, ask });
		const [item] = found?.items ?? [];
		if (item) return item.title;
	}
	return null;
}
