import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { operationLabel } from "../operations/operation-label.ts";

/** Bulk operations that a person may mean, newest first: a readable label, and what is typed when it is picked. */
export async function suggestOperations(
	scope: ReadScope<"inventory.read">,
	{ typed, limit }: { typed: string; limit: number },
): Promise<{ label: string; value: string }[]> {
	const digits = /^b?-?(\d*)$/i.exec(typed.trim())?.[1];
	if (digits === undefined) return [];
	const operations = await scope.read.bulkOperation.findMany({
		where: { vendorId: scope.vendorId },
		select: { number: true, kind: true, status: true, rowsTotal: true },
		orderBy: { number: "desc" },
		take: 500,
	});
	return operations
		.filter(({ number }) => String(number).startsWith(digits))
		.slice(0, limit)
		.map(({ number, kind, status, rowsTotal }) => ({
			label: say.operationSuggestion({ operation: operationLabel(number), kind, status, rows: rowsTotal }),
			value: operationLabel(number),
		}));
}
