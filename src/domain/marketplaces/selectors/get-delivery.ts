import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { DeliveryStatus } from "../delivery-status.ts";
import { redactBody } from "../redact-body.ts";
import { DELIVERY_COLUMNS, type DeliveryRow } from "./list-deliveries.ts";

interface DeliveryDetail extends DeliveryRow {
	marketplace: string;
	finishedAt: Date | null;
	dueAt: Date;
	orderExternalId: string | null;
	/** The body's first characters, without what tells of a person. */
	excerpt: string;
	/** Bytes. */
	size: number;
}

const EXCERPT = 600;

/**
 * One delivery as it came, by its number: "D-48" is 48.
 * @throws DomainError not_found, also for another vendor's
 */
export async function getDelivery(scope: ReadScope<"market.read">, { number }: { number: bigint }): Promise<DeliveryDetail> {
	const delivery = await scope.read.webhookDelivery.findUnique({
		where: { vendorId_number: { vendorId: scope.vendorId, number } },
		select: { ...DELIVERY_COLUMNS, marketplace: true, finishedAt: true, dueAt: true, orderExternalId: true, body: true },
	});
	if (!delivery) throw new DomainError("not_found", say.deliveryNotFound({ delivery: `D-${number}` }));
	const { connection, status, body, ...rest } = delivery;
	const shown = new TextDecoder().decode(redactBody(body) ?? body).replaceAll("\0", "");
	const excerpt = shown.length > EXCERPT ? `${shown.slice(0, EXCERPT)} …` : shown;
	return { ...rest, status: status as DeliveryStatus, connection: connection.number, excerpt, size: body.length };
}
