import type { OrderEvent } from "./order-event.ts";
import type { LineCounts } from "./settling/count-line.ts";
import type { OrderStatus } from "./settling/derive-status.ts";

/** An order with all that decides what it holds: for whoever changes it, while it is locked. */
export interface OrderState {
	id: string;
	number: number;
	/** "#1001" */
	name: string | null;
	status: OrderStatus;
	isPaid: boolean;
	/** The marketplace's time of its latest picture in which the order is not cancelled: what called it off before is taken back. */
	aliveAt: Date | null;
	/** Where its copies are looked for first; null: at the default location. */
	locationId: string | null;
	/** Null for an order of ours: over the counter, by phone. */
	connection: { id: string; marketplace: string } | null;
	lines: OrderLine[];
	/** In the order in which they came. */
	events: OrderEvent[];
	/** Of its lines, open and fulfilled ones, the oldest first. */
	reservations: HeldCopies[];
}

export interface OrderLine extends LineCounts {
	id: string;
	/** From 1, as people call it. */
	position: number;
	externalId: string;
	/** Null while no item is known for it. */
	itemId: string | null;
	/** No item is wanted for it: it concerns no stock of ours. */
	isIgnored: boolean;
	/** When that item was made. */
	itemCreatedAt: Date | null;
	/** The item's, or what the marketplace wrote. */
	sku: string;
	title: string;
	quantity: number;
	/** Copies that the marketplace's latest picture of the order asks for no more. */
	dropped: number;
}

export interface HeldCopies {
	id: string;
	lineId: string;
	itemId: string;
	locationId: string;
	quantity: number;
	status: string;
}
