import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { IntakeScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	marketplace: z.string().min(1).max(50),
	deliveryId: z.string().min(1).max(1000),
	topic: z.string().min(1).max(200),
	headers: z.record(z.string(), z.array(z.string())),
	body: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

/**
 * Keeps a verified delivery as it came, once under its key, and asks for the job that works it off. False for one that is there already.
 * The scope can only insert: no RETURNING and no named conflict target, which would need to read.
 */
export async function storeDelivery(scope: IntakeScope, input: z.input<typeof inputSchema>): Promise<boolean> {
	const { connectionId, marketplace, deliveryId, topic, headers, body } = parseInput(inputSchema, input);
	const id = uuidv7();
	const stored = await scope.write.$executeRaw`
		INSERT INTO webhook_delivery (id, vendor_id, connection_id, marketplace, delivery_id, topic, headers, body)
		VALUES (${id}::uuid, ${scope.vendorId}::uuid, ${connectionId}::uuid, ${marketplace}, ${deliveryId}, ${topic}, ${JSON.stringify(headers)}::jsonb, ${body})
		ON CONFLICT DO NOTHING`;
	if (stored === 0) return false;
	scope.afterCommit({ job: "process-delivery", id, payload: { vendorId: scope.vendorId, connectionId, deliveryId: id } });
	return true;
}
