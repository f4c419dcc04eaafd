import type { SystemScope } from "../../core/permissions/scopes.ts";

interface ReceivingConnection {
	id: string;
	vendorId: string;
	marketplace: string;
	/** Every live secret, in the clear: for the verifier and nobody else. */
	secrets: string[];
}

/** The connection that a delivery's URL names, or null; a removed one is gone. */
export async function findReceivingConnection(scope: SystemScope, { connectionId }: { connectionId: string }): Promise<ReceivingConnection | null> {
	const connection = await scope.read.connection.findFirst({
		where: { id: connectionId, status: { not: "removed" } },
		select: { id: true, vendorId: true, marketplace: true, secrets: true },
	});
	return connection && { ...connection, secrets: connection.secrets.map((sealed) => scope.vault.open(sealed)) };
}
