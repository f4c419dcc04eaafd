import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { IntakeScope } from "../../core/permissions/scopes.ts";

const deliverySchema = z.strictObject({
	/** Whose it is: one of those that the scope is for. */
	vendorId: z.uuid(),
	connectionId: z.uuid(),
	marketplace: z.string().min(1).max(50),
	deliveryId: z.string().min(1).max(1000),
	topic: z.string().min(1).max(200),
	headers: z.record(z.string(), z.array(z.string())),
	body: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
const inputSchema = z.strictObject({ deliveries: z.array(deliverySchema).min(1).max(1000) });

export type NewDelivery = z.input<typeof deliverySchema>;

/**
 * Keeps verified deliveries of any shops as they came, each once under its key, in one statement, and asks for the jobs that work them off. One that is there already changes nothing.
 * The scope can only insert: no RETURNING and no named conflict target, which would need to read. So where some are there already nobody knows which,
 * and a job is asked for each: one whose row is not there finds nothing to do. Stored in the order of their keys, as every process does.
 */
export async function storeDeliveries(scope: IntakeScope, input: z.input<typeof inputSchema>): Promise<void> {
	const deliveries = parseInput(inputSchema, input)
		.deliveries.toSorted((one, other) => (`${one.vendorId}${one.deliveryId}` < `${other.vendorId}${other.deliveryId}` ? -1 : 1))
		.map((delivery) => ({ id: uuidv7(), ...delivery }));
	const bodies = deliveries.map(({ body }) => body);
	const stored = await scope.write.$executeRaw`
		INSERT INTO webhook_delivery (id, vendor_id, connection_id, marketplace, delivery_id, topic, headers, body)
		SELECT id, vendor_id, connection_id, marketplace, delivery_id, topic, headers, substring(${Buffer.concat(bodies)}::bytea FROM starts FOR length)
		FROM unnest(${deliveries.map(({ id }) => id)}::uuid[], ${deliveries.map(({ vendorId }) => vendorId)}::uuid[], ${deliveries.map(({ connectionId }) => connectionId)}::uuid[],
			${deliveries.map(({ marketplace }) => marketplace)}::text[], ${deliveries.map(({ deliveryId }) => deliveryId)}::text[],
			${deliveries.map(({ topic }) => topic)}::text[], ${deliveries.map(({ headers }) => JSON.stringify(headers))}::jsonb[],
			${startsOf(bodies)}::int[], ${bodies.map(({ length }) => length)}::int[])
			AS delivery (id, vendor_id, connection_id, marketplace, delivery_id, topic, headers, starts, length)
		ON CONFLICT DO NOTHING`;
	if (stored === 0) return;
	// A change of many quantities is told of by a delivery for each: an order is not behind them.
	for (const { id, vendorId, connectionId, topic } of deliveries) {
		scope.afterCommit({ job: "process-delivery", id, lane: topic, payload: { vendorId, connectionId, deliveryId: id } });
	}
}

/** Where each begins when they stand one after the other; SQL counts from 1. */
function startsOf(bodies: readonly Uint8Array[]): number[] {
	let next = 1;
	return bodies.map(({ length }) => {
		const start = next;
		next += length;
		return start;
	});
}
