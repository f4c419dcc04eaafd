import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

/**
 * One of the vendor's connections, without its secrets.
 * @throws DomainError not_found, also for another vendor's connection
 */
export async function getConnection(
	scope: ReadScope,
	{ connectionId }: { connectionId: string },
): Promise<{ id: string; number: number; marketplace: string; accountId: string; createdAt: Date }> {
	const connection = await scope.read.connection.findUnique({
		where: { vendorId_id: { vendorId: scope.vendorId, id: connectionId } },
		select: { id: true, number: true, marketplace: true, accountId: true, createdAt: true },
	});
	if (!connection) throw new DomainError("not_found", say.connectionNotFound());
	return connection;
}
