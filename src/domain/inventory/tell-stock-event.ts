import { say } from "../core/messages/say.ts";
import { marketplaceTitle } from "../marketplaces/marketplaces.ts";
import { receiptLabel } from "./receipt-label.ts";
import type { StockEvent } from "./selectors/list-stock-story.ts";

/** An event of an item's stock in words. */
interface ToldEvent {
	/** "sold 1" */
	what: string;
	/** "4 left"; empty for a reservation, which leaves on hand alone. */
	left: string;
	/** "Anna on Discord", "Shopify" */
	who: string;
	/** "O-1042 (Shopify #1001)", "R-12 (A. Collector)", "B-41", a reason. */
	why: string;
}

/** Tells an event; names the location where the item has lain at more than one. */
export function tellStockEvent(event: StockEvent, { withLocation }: { withLocation: boolean }): ToldEvent {
	const { quantity, onHandAfter, reason, reference, orderNumber, orderName, receiptNumber, seller } = event;
	const marketplace = event.marketplace === null ? null : marketplaceTitle(event.marketplace);
	const why = [
		orderNumber === null ? reference : say.orderReference({ number: orderNumber, name: orderName, marketplace }),
		receiptNumber === null ? null : say.receiptReference({ receipt: receiptLabel(receiptNumber), seller }),
		reason,
	];
	return {
		what: say.stockEvent({ event: event.event, quantity }),
		left: onHandAfter === null ? "" : say.stockLeft({ onHand: onHandAfter, location: withLocation ? event.location : null }),
		who: who(event, marketplace),
		why: why.filter(Boolean).join(", "),
	};
}

function who({ who, surface }: StockEvent, marketplace: string | null): string {
	if (who !== null) return surface === null ? who : say.stockWho({ who, surface: say.auditSurface({ surface }) });
	if (marketplace !== null) return marketplace;
	if (surface === null) return "";
	if (surface === "terminal") return say.stockOperator();
	return surface === "webhook" ? say.auditMarketplace() : say.auditNobody();
}
