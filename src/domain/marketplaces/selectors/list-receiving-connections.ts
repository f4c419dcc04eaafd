import type { SystemScope } from "../../core/permissions/scopes.ts";
import { RECEIVING_COLUMNS, type ReceivingConnection, receiving } from "../receiving-connection.ts";

/** Vendors that may have connected one account: whoever else claims it has not its secret. */
const MOST = 100;

/** The connections, of all vendors, to the account that a delivery names. */
export async function listReceivingConnections(
	scope: SystemScope,
	{ marketplace, accountId }: { marketplace: string; accountId: string },
): Promise<ReceivingConnection[]> {
	const connections = await scope.read.connection.findMany({
		where: { marketplace, accountId, status: { not: "removed" } },
		select: RECEIVING_COLUMNS,
		orderBy: { id: "asc" },
		take: MOST,
	});
	return connections.map((connection) => receiving(scope, connection));
}
