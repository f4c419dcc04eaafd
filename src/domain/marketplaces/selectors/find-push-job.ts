import type { ReadScope } from "../../core/permissions/scopes.ts";
import { type PushJob, pushJobWishes } from "../push-job.ts";

/** The batch that a connection's marketplace works off by itself, or null. */
export async function findPushJob(scope: ReadScope<"delivery.settle">, { connectionId }: { connectionId: string }): Promise<PushJob | null> {
	const job = await scope.read.pushJob.findUnique({ where: { vendorId_connectionId: { vendorId: scope.vendorId, connectionId } } });
	return (
		job && {
			externalId: job.externalId,
			kind: job.kind as PushJob["kind"],
			wishes: pushJobWishes.parse(job.wishes),
			sentAt: job.createdAt,
			age: scope.now.getTime() - job.createdAt.getTime(),
		}
	);
}
