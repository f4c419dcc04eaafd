import type { OrderEvent } from "../order-event.ts";
import { stands } from "./stands.ts";

/** The words by which all that was sent of an order came back, and that still hold. */
export function takenBack(events: readonly OrderEvent[], aliveAt: Date | null): OrderEvent[] {
	return events.filter((event) => event.kind === "returned" && event.basis === "whole" && stands(event, aliveAt));
}
