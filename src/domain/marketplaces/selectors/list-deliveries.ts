import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { DeliveryStatus } from "../delivery-status.ts";

export interface DeliveryRow {
	id: string;
	/** D-48 is 48. */
	number: bigint;
	createdAt: Date;
	/** M-3 is 3. */
	connection: number;
	topic: string;
	status: DeliveryStatus;
	attempts: number;
	/** Why it failed last. */
	error: string | null;
}

interface Filter {
	status?: DeliveryStatus | undefined;
	connectionId?: string | undefined;
	/** The number that ended the last page. */
	before?: bigint | undefined;
}

/** What a row is read from. */
export const DELIVERY_COLUMNS = {
	id: true,
	number: true,
	createdAt: true,
	topic: true,
	status: true,
	attempts: true,
	error: true,
	connection: { select: { number: true } },
} as const;

export const DELIVERY_PAGE = 15;

/** A page of the vendor's deliveries, the latest first. */
export async function listDeliveries(scope: ReadScope<"market.read">, { status, connectionId, before }: Filter): Promise<DeliveryRow[]> {
	const deliveries = await scope.read.webhookDelivery.findMany({
		where: {
			vendorId: scope.vendorId,
			...(status && { status }),
			...(connectionId && { connectionId }),
			...(before !== undefined && { number: { lt: before } }),
		},
		select: DELIVERY_COLUMNS,
		orderBy: { number: "desc" },
		take: DELIVERY_PAGE,
	});
	return deliveries.map(({ connection, status: state, ...delivery }) => ({ ...delivery, status: state as DeliveryStatus, connection: connection.number }));
}
