import type { ReadScope } from "../../../core/permissions/scopes.ts";

/** The hash of the plan that a person last saw of an operation, or null. */
export async function findPlanView(scope: ReadScope, { operationId, personId }: { operationId: string; personId: string }): Promise<string | null> {
	const view = await scope.read.bulkPlanView.findUnique({
		where: { vendorId_bulkOperationId_personId: { vendorId: scope.vendorId, bulkOperationId: operationId, personId } },
		select: { planHash: true },
	});
	return view?.planHash ?? null;
}
