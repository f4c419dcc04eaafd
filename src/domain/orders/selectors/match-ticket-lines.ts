import type { ReadScope } from "../../core/permissions/scopes.ts";
import { chooseItem } from "../choose-item.ts";
import type { TypedLine } from "../parse-ticket-lines.ts";
import type { TakenLine } from "../ticket.ts";
import { listCandidates } from "./list-candidates.ts";
import { listItemsByCodes } from "./list-items-by-codes.ts";

const MOST_CHOICES = 5;

type Candidate = { id: string; priceMinor: bigint };

/** What each line means: the item with that SKU or barcode, else the clear winner of a search; where it is not clear, what may be meant. */
export async function matchTicketLines(scope: ReadScope<"inventory.read">, { lines }: { lines: readonly TypedLine[] }): Promise<TakenLine[]> {
	const coded = await listItemsByCodes(scope, { codes: lines.map(({ words }) => words) });
	const known = new Map<string, TakenLine>();
	const taken: TakenLine[] = [];
	for (const line of lines) {
		const key = `${line.isTradeIn}:${line.words}`;
		if (line.problem === null && !known.has(key)) known.set(key, await matchLine(scope, line, coded));
		taken.push((line.problem === null && known.get(key)) || notTaken([]));
	}
	return taken;
}

async function matchLine(
	scope: ReadScope<"inventory.read">,
	{ words, isTradeIn }: TypedLine,
	coded: Awaited<ReturnType<typeof listItemsByCodes>>,
): Promise<TakenLine> {
	const sameCode = coded.filter(({ code }) => code === words.toLowerCase());
	const [bySku] = sameCode.filter(({ isSku }) => isSku);
	if (bySku) return take(bySku);
	const there = isTradeIn ? [] : sameCode.filter(({ available }) => available > 0);
	const byBarcode = there.length > 0 ? there : sameCode;
	if (byBarcode.length > 0) return byBarcode.length === 1 && byBarcode[0] ? take(byBarcode[0]) : notTaken(byBarcode);
	const { items, isNear } = await listCandidates(scope, { words, inStock: !isTradeIn });
	const clear = isNear ? null : chooseItem(words, items);
	return clear ? take(clear) : notTaken(items);
}

/** A line that is taken for an item, at what it costs now. */
function take({ id, priceMinor }: Candidate): TakenLine {
	return { itemId: id, priceMinor: priceMinor.toString(), choices: [], hasMore: false };
}

function notTaken(choices: readonly Candidate[]): TakenLine {
	return { itemId: null, priceMinor: null, choices: choices.slice(0, MOST_CHOICES).map(({ id }) => id), hasMore: choices.length > MOST_CHOICES };
}
