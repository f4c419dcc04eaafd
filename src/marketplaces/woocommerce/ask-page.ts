import { parse, stringify } from "lossless-json";
import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { readAnswer } from "../read-answer.ts";
import type { AskStore } from "./open-store.ts";

/** As many as one page may have (WooCommerce REST API v3, "Pagination"). */
const PAGE = 100;

interface Page<T> {
	rows: T[];
	/** Each row's own JSON, its numbers to the last digit. */
	bodies: Uint8Array[];
	isLast: boolean;
}

/**
 * One page of a list. Which is the last stands in X-WP-TotalPages; where something on the way took it off, a page that is not full is.
 * @throws DomainError as `AskStore`, and invalid_input for a list that is not there: the API is switched off, or its address is another one
 */
export async function askPage<S extends z.ZodType>(
	ask: AskStore,
	path: string,
	schema: S,
	{ page, query }: { page: number; query: Readonly<Record<string, string>> },
): Promise<Page<z.output<S>>> {
	const answer = await ask(path, { query: { ...query, page: String(page), per_page: String(PAGE) } });
	if (!answer) throw new DomainError("invalid_input", say.storeWithoutApi());
	const rows = readAnswer(z.array(schema), answer, "WooCommerce");
	const total = String(answer.headers["x-wp-totalpages"] ?? "");
	return {
		rows,
		bodies: (parse(Buffer.from(answer.body).toString("utf8")) as unknown[]).map((row) => Buffer.from(stringify(row) ?? "null")),
		isLast: rows.length === 0 || (/^\d{1,9}$/.test(total) ? page >= Number(total) : rows.length < PAGE),
	};
}
