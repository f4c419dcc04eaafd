import type { ReadScope } from "../../core/permissions/scopes.ts";
import { PUSH_TROUBLED_AFTER } from "../push-troubled-after.ts";

/** Why pushes to a connection fail again and again; null when they do not, or it is not pushed to. */
export async function findPushTrouble(scope: ReadScope<"delivery.settle">, { connectionId }: { connectionId: string }): Promise<string | null> {
	const connection = await scope.read.connection.findFirst({
		where: { vendorId: scope.vendorId, id: connectionId, OR: [{ pushOn: true }, { pricesOn: true }], pushFailures: { gte: PUSH_TROUBLED_AFTER } },
		select: { pushError: true },
	});
	return connection?.pushError ?? null;
}
