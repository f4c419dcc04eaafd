import type { ReadScope } from "../../core/permissions/scopes.ts";

/** Whether a connection's listings are ours to speak of: it is pushed to, or all that is for sale there was read and paired once. */
export async function isMatched(scope: ReadScope, { connectionId }: { connectionId: string }): Promise<boolean> {
	const { vendorId } = scope;
	const connection = await scope.read.connection.findFirst({
		where: { vendorId, id: connectionId, OR: [{ pushOn: true }, { reads: { some: { status: "done" } } }] },
		select: { id: true },
	});
	return connection !== null;
}
