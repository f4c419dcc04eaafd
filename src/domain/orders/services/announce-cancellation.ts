import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { announce } from "../../vendors/services/announce.ts";

interface Cancellation {
	/** Of the word that called it off, which is told once. */
	key: string;
	/** How people call it: "#1001 (O-12)". */
	label: string;
	/** "Shopify" */
	marketplace: string;
	/** That are free again. */
	copies: number;
}

/** Tells once that an order was cancelled on its marketplace. */
export async function announceCancellation(scope: VendorScope, { key, label, marketplace, copies }: Cancellation): Promise<void> {
	const text = say.orderCancelled({ order: label, marketplace, copies });
	await announce(scope, { topic: "sales", key: `cancelled:${key}`, reply: { text, audience: "channel" } });
}
