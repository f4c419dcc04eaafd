import { say } from "../../domain/core/messages/say.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import type { OrderView } from "../../domain/orders/selectors/get-order-view.ts";

/** As many as a phone shows. */
const SHOWN = 8;

/** What happened to an order, the newest first: who sent, called off or took back what. */
export function composeOrderStory({ events, lines, marketplace }: OrderView, when: Intl.DateTimeFormat): NonNullable<Reply["fields"]> {
	if (events.length === 0) return [];
	const named = new Map(lines.map((line) => [line.externalId, line]));
	const told = events.slice(0, SHOWN).map(({ kind, basis, at, undoneAt, who, isOurs, isOver, effect }) => {
		const by = isOurs ? (who ?? say.somebody()) : marketplaceTitle(marketplace ?? "");
		if (basis !== "delta" && basis !== "level") return say.orderEventAll({ when: when.format(at), who: by, what: basis === "whole" ? kind : basis, isOver });
		const copies = new Map<string, number>();
		for (const { line, quantity } of effect) copies.set(line, (copies.get(line) ?? 0) + quantity);
		const moved = [...copies].map(([line, quantity]) => ({ sku: named.get(line)?.sku ?? "", title: named.get(line)?.title ?? line, quantity }));
		return say.orderEvent({ when: when.format(at), who: by, kind, lines: moved, undone: undoneAt !== null });
	});
	return [{ name: say.fieldStory(), value: [...told, ...(events.length > SHOWN ? [say.orderEventsMore()] : [])].join("\n") }];
}
