import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ItemSort } from "./item-sort.ts";
import type { Spelling } from "./spelling.ts";

/** How a page was looked for; the next one is looked for the same way. */
export interface SearchMode {
	spelling: Spelling;
	/** The items were walked in order, since too many fit to weigh each. */
	isWalk: boolean;
}

/** Where a page ends. */
export interface PageCursor extends SearchMode {
	sort: ItemSort;
	/** The sort keys of its last item, as text. */
	keys: readonly string[];
}

const SPELLINGS: Readonly<Record<Spelling, string>> = { exact: "e", shortened: "s", near: "n" };
const SORTS: Readonly<Record<ItemSort, string>> = { relevance: "r", price: "p", "-price": "q", title: "t", newest: "n", stock: "s" };

/** "er~-285~pkm-bs-4-nm": short, with no blanks and quotes, and right also after its item has changed. */
export function pageCursor({ spelling, isWalk, sort, keys }: PageCursor): string {
	const head = `${SPELLINGS[spelling]}${SORTS[sort]}${isWalk ? "w" : ""}`;
	return [head, ...keys.map(encodeKey)].join("~");
}

/**
 * The cursor that a [Next page] carries.
 * @throws DomainError invalid_input, also for one of another order
 */
export function parsePageCursor(text: string, sort: ItemSort): PageCursor {
	const [head = "", ...keys] = text.split("~");
	const spelling = (Object.keys(SPELLINGS) as Spelling[]).find((known) => SPELLINGS[known] === head.charAt(0));
	const walks = head.slice(2);
	if (!spelling || head.charAt(1) !== SORTS[sort] || (walks !== "" && walks !== "w")) throw new DomainError("invalid_input", say.badPage({ value: text }));
	try {
		return { spelling, isWalk: walks === "w", sort, keys: keys.map(decodeKey) };
	} catch {
		throw new DomainError("invalid_input", say.badPage({ value: text }));
	}
}

function encodeKey(key: string): string {
	return encodeURIComponent(key)
		.replace(/%20/g, "+")
		.replace(/[~']/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

/** @throws URIError, for a NUL too: no key has one, and the database takes none */
function decodeKey(text: string): string {
	const key = decodeURIComponent(text.replace(/\+/g, " "));
	if (key.includes("\0")) throw new URIError();
	return key;
}
