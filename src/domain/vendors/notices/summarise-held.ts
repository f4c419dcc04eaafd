import { say } from "../../core/messages/say.ts";
import type { Reply } from "../../core/reply.ts";
import { describeNews } from "./describe-news.ts";
import { foldNews, LINES_SHOWN } from "./fold-news.ts";
import { type NewsDetail, newsDetailSchema } from "./news-detail.ts";

/** A message that quiet hours held. */
export interface HeldNews {
	/** Null for what belongs to no group. */
	detail: unknown;
	reply: unknown;
}

/** Other news whose words a summary shows; the rest is counted. */
const WORDS_SHOWN = 15;

/** All that happened while a channel was quiet, in the order in which it did, as one message: groups by their counts and first lines, the rest by its first line. */
export function summariseHeld(held: readonly HeldNews[]): Reply {
	const groups = new Map<string, NewsDetail>();
	const words: string[] = [];
	for (const { detail, reply } of held) {
		if (detail === null) {
			words.push(firstLine(reply as Reply));
			continue;
		}
		const news = newsDetailSchema.parse(detail);
		const key = news.kind === "dead-deliveries" ? `${news.kind}:${news.connection}` : news.kind;
		const former = groups.get(key);
		groups.set(key, former ? foldNews(former, news) : news);
	}
	const told = [...groups.values()].map(describeNews);
	const rows = [...groups.values()].flatMap(summaryRows);
	const shown = words.slice(0, WORDS_SHOWN);
	const lines = [...told.map(firstLine), ...shown, ...(words.length > shown.length ? [say.heldMore({ count: words.length - shown.length })] : [])];
	const actions = new Map(told.flatMap((reply) => reply.actions ?? []).map((action) => [action.command, action]));
	return {
		text: [say.heldTitle({ count: held.length }), ...lines.map((line) => `• ${line}`)].join("\n"),
		...(rows.length > 0 && { rows: { columns: say.heldColumns(), rows } }),
		actions: [...actions.values()].slice(0, 5),
		audience: "channel",
	};
}

function summaryRows(news: NewsDetail): string[][] {
	if (news.kind === "sales")
		return news.lines.slice(0, LINES_SHOWN).map(({ order, sku, title, quantity, left }) => [say.heldSold({ order, quantity }), sku, title, String(left)]);
	if (news.kind === "low-stock") return news.items.map(({ sku, title, available }) => [say.heldLow(), sku, title, String(available)]);
	return [];
}

function firstLine({ text }: Reply): string {
	return text.split("\n")[0] ?? "";
}
