import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/en.ts";
import type { ItemSort } from "./item-sort.ts";
import type { Spelling } from "./spelling.ts";

/** How a page was looked for; the next one is looked for the same way. */
export interface SearchMode {
	spelling: Spelling;
	/** The items were walked in order, since too many fit to weigh each. */
	isWalk: boolean;
}

/** Where a page ends: the sort keys of its last item. */
export interface PageCursor extends SearchMode {
	sort: ItemSort;
	/** As many as the sort has, as text. */
	keys: readonly string[];
	/** In lower case. */
	sku: string;
}

const SPELLINGS: Readonly<Record<Spelling, string>> = { exact: "e", shortened: "s", near: "n" };
const SORTS: Readonly<Record<ItemSort, string>> = { relevance: "r", price: "p", "-price": "q", title: "t", newest: "n", stock: "s" };

/** "er~-285~pkm-bs-4-nm": short, with no blanks and quotes, and right also after its item has changed. */
export function pageCursor({ spelling, isWalk, sort, keys, sku }: PageCursor): string {
	const head = `${SPELLINGS[spelling]}${SORTS[sort]}${isWalk ? "w" : ""}`;
	return [head, ...[...keys, sku].map(encodePart)].join("~");
}

/**
 * The cursor that a [Next page] carries.
 * @throws DomainError invalid_input, also for one of another order
 */
export function parsePageCursor(text: string, sort: ItemSort): PageCursor {
	const [head = "", ...parts] = text.split("~");
	const spelling = (Object.keys(SPELLINGS) as Spelling[]).find((known) => SPELLINGS[known] === head.charAt(0));
	const sku = parts.pop();
	if (!spelling || sku === undefined || !["", "w"].includes(head.slice(2)) || head.charAt(1) !== SORTS[sort])
		throw new DomainError("invalid_input", say.badPage({ value: text }));
	try {
		return { spelling, isWalk: head.endsWith("w"), sort, keys: parts.map(decodePart), sku: decodePart(sku) };
	} catch {
		throw new DomainError("invalid_input", say.badPage({ value: text }));
	}
}

function encodePart(part: string): string {
	return encodeURIComponent(part)
		.replace(/%20/g, "+")
		.replace(/[~']/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

/** @throws URIError */
function decodePart(part: string): string {
	return decodeURIComponent(part.replace(/\+/g, " "));
}
