import type { EventEffect, OrderEvent } from "../order-event.ts";
import type { OrderLine } from "../order-state.ts";

/** What came of an event on one line. */
export function effectsOn(line: OrderLine, event: OrderEvent): EventEffect[] {
	return event.effect.filter((effect) => effect.line === line.externalId);
}
