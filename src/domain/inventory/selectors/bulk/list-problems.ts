import type { ReadScope } from "../../../core/permissions/scopes.ts";

interface Problem {
	line: number;
	reason: string;
	/** The line as it stands in the file. */
	content: string;
}

/** Lines of an import's file that can't be taken, in the file's order, from after a line on. */
export function listProblems(scope: ReadScope, { operationId, limit, after = 0 }: { operationId: string; limit: number; after?: number }): Promise<Problem[]> {
	return scope.read.bulkOperationProblem.findMany({
		where: { vendorId: scope.vendorId, bulkOperationId: operationId, line: { gt: after } },
		select: { line: true, reason: true, content: true },
		orderBy: { line: "asc" },
		take: limit,
	});
}
