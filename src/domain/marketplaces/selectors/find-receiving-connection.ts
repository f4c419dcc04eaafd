import type { SystemScope } from "../../core/permissions/scopes.ts";
import { RECEIVING_COLUMNS, type ReceivingConnection, receiving } from "../receiving-connection.ts";

/** The connection that a delivery's URL names, or null; a removed one is gone. */
export async function findReceivingConnection(scope: SystemScope, { connectionId }: { connectionId: string }): Promise<ReceivingConnection | null> {
	const connection = await scope.read.connection.findFirst({ where: { id: connectionId, status: { not: "removed" } }, select: RECEIVING_COLUMNS });
	return connection && receiving(scope, connection);
}
