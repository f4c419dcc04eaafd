import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";

/**
 * A connection's secrets and credentials, sealed as they are.
 * @throws DomainError not_found, also for another vendor's connection and a removed one
 */
export async function getSealed(
	scope: ReadScope<"market.manage">,
	{ connectionId }: { connectionId: string },
): Promise<{ number: number; status: string; secrets: string[]; credentials: string | null }> {
	const connection = await scope.read.connection.findUnique({
		where: { vendorId_id: { vendorId: scope.vendorId, id: connectionId }, status: { not: "removed" } },
		select: { number: true, status: true, secrets: true, credentials: true },
	});
	if (!connection) throw new DomainError("not_found", say.connectionNotFound());
	return connection;
}
