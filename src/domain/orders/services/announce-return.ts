import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { announce } from "../../vendors/services/announce.ts";
import type { Settlement } from "./settle-order.ts";

interface ReturnNews {
	/** How people call the order: "#1001 (O-12)". */
	label: string;
	/** "Shopify" */
	marketplace: string;
	settlement: Settlement;
	/** Of the events: they are told once. */
	key: string;
}

/** Tells what a refund on the marketplace brought back or called off; what was sent is no news to those who sent it. */
export async function announceReturn(scope: VendorScope, { label, marketplace, settlement, key }: ReturnNews): Promise<void> {
	const grown = (kind: "cancelled" | "returned") =>
		settlement.changes.map(({ line, now }) => ({ sku: line.sku, title: line.title, quantity: now[kind] - line[kind] })).filter(({ quantity }) => quantity > 0);
	const [cancelled, returned] = [grown("cancelled"), grown("returned")];
	if (cancelled.length === 0 && returned.length === 0) return;
	const text = say.orderRefunded({ order: label, marketplace, cancelled, returned });
	await announce(scope, { topic: "sales", key: `order-event:${key}`.slice(0, 200), reply: { text, audience: "channel" } });
}
