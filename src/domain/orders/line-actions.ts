import { say } from "../core/messages/say.ts";
import type { ReplyAction } from "../core/reply.ts";

interface NamedLine {
	/** From 1, as people call it. */
	position: number;
	sku: string;
	title: string;
}

/** What can be done about a line that is short: call it off, sell another, or look for it. */
export function shortLineActions(order: string, { position, sku }: NamedLine): ReplyAction[] {
	return [
		{ label: say.cancelLineLabel(), command: `/order cancel ${order} line:${position}`, style: "danger" },
		{ label: say.substituteLabel(), command: `/order substitute ${order} ${position}`, style: "secondary" },
		{ label: say.findStockLabel(), command: `/item show ${sku}`, style: "secondary" },
	];
}

/** What can be done about a line whose item is unknown: which item it means, a new one, or none of ours. */
export function unknownLineActions(order: string, { position, sku, title }: NamedLine): ReplyAction[] {
	const isName = sku !== "" && !/["\s]/.test(sku);
	return [
		{ label: say.mapLineLabel(), command: `/order map ${order} ${position}`, style: "primary" },
		...(isName ? [{ label: say.createItemLabel(), command: `/item new ${sku} "${title.replaceAll('"', "”")}"`, style: "secondary" as const }] : []),
		{ label: say.ignoreLineLabel(), command: `/order ignore ${order} ${position}`, style: "secondary" },
	];
}
