import type { ReadScope } from "../../core/permissions/scopes.ts";

type Status = "draft" | "previewed" | "queued" | "running";

/** The number of the shop's oldest bulk operation that is in one of these states, or null. */
export async function findOpenOperation(scope: ReadScope, { statuses }: { statuses: readonly Status[] }): Promise<number | null> {
	const operation = await scope.read.bulkOperation.findFirst({
		where: { vendorId: scope.vendorId, status: { in: [...statuses] } },
		select: { number: true },
		orderBy: { number: "asc" },
	});
	return operation?.number ?? null;
}
