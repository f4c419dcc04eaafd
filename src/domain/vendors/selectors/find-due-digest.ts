import type { ReadScope } from "../../core/permissions/scopes.ts";

/** When a digest has been due since; null when it is not, or its channel can't be told now. */
export async function findDueDigest(scope: ReadScope<"outbox.deliver">, { subscriptionId }: { subscriptionId: string }): Promise<Date | null> {
	const due = await scope.read.subscription.findFirst({
		where: { vendorId: scope.vendorId, id: subscriptionId, digestNextAt: { lte: scope.now }, workspace: { unlinkedAt: null, awaySince: null } },
		select: { digestNextAt: true },
	});
	return due?.digestNextAt ?? null;
}
