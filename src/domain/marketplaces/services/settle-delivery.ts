import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({
	deliveryId: z.uuid(),
	/** The claim that ends: see claim-delivery. */
	attempt: z.int().positive(),
	/** `ignored` when its topic is not one that we act on. */
	status: z.enum(["done", "ignored"]),
	/** The marketplace's id of the order that it told of. */
	orderExternalId: z.string().min(1).max(100).optional(),
	/** It says who asks to be forgotten, and is forgotten with them. */
	isPrivate: z.boolean().default(false),
});

/**
 * Closes a claimed delivery, in the transaction that did its work.
 * @throws DomainError conflict when the claim ran out and others took it: then the work must not count
 */
export async function settleDelivery(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { deliveryId, attempt, status, orderExternalId, isPrivate } = parseInput(inputSchema, input);
	const { count } = await scope.write.webhookDelivery.updateMany({
		where: { vendorId: scope.vendorId, id: deliveryId, status: "processing", attempts: attempt },
		data: {
			status,
			finishedAt: scope.now,
			error: null,
			...(orderExternalId !== undefined && { orderExternalId }),
			...(isPrivate && { headers: {}, body: new Uint8Array() }),
		},
	});
	if (count === 0) throw new DomainError("conflict", say.deliveryTaken());
}
