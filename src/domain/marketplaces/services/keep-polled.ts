import { createHash } from "node:crypto";
import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getConnection } from "../selectors/get-connection.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	topic: z.string().min(1).max(200),
	body: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

/**
 * Keeps what a marketplace answered and could not be taken in as if it had been delivered: it is tried again, given up and told as deliveries are, and
 * can be looked at and replayed. The same answer is kept once.
 * @throws DomainError not_found for a connection that is not the vendor's
 */
export async function keepPolled(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, topic, body } = parseInput(inputSchema, input);
	const { marketplace } = await getConnection(scope, { connectionId });
	const deliveryId = `polled:${topic}:${createHash("sha256").update(body).digest("hex").slice(0, 32)}`;
	const [kept] = await scope.write.webhookDelivery.createManyAndReturn({
		data: [{ vendorId: scope.vendorId, connectionId, marketplace, deliveryId, topic, headers: {}, body: Uint8Array.from(body) }],
		skipDuplicates: true,
		select: { id: true },
	});
	if (kept) scope.afterCommit({ job: "process-delivery", id: kept.id, payload: { vendorId: scope.vendorId, connectionId, deliveryId: kept.id } });
}
