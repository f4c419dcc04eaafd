import type { EventEffect, OrderEvent } from "../order-event.ts";
import type { SettlementPlan } from "./settlement-plan.ts";

/** Writes down what came of an event. */
export function noteEffect({ effects }: SettlementPlan, event: OrderEvent | null, effect: EventEffect): void {
	if (event) effects.set(event.id, [...(effects.get(event.id) ?? event.effect), effect]);
}
