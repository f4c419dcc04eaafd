import type { z } from "zod";
import type { MarketplaceEvent } from "../../domain/orders/marketplace-order.ts";
import { readDate } from "../read-date.ts";
import type { fulfilmentSchema } from "./fulfilment-schema.ts";

type Fulfilment = Omit<z.output<typeof fulfilmentSchema>, "order_id">;

/** What a fulfilment sent: nothing as long as it is only asked for, nor when it failed or was taken back. */
export function readFulfilment({ id, status, created_at, line_items }: Fulfilment): MarketplaceEvent[] {
	const lines = line_items.filter(({ quantity }) => quantity > 0).map((line) => ({ line: line.id, quantity: line.quantity }));
	if ((status ?? "success") !== "success" || lines.length === 0) return [];
	return [{ kind: "fulfilled", externalId: id, happenedAt: readDate(created_at), lines }];
}
