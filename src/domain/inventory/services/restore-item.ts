import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { getItem } from "../selectors/get-item.ts";

const inputSchema = z.strictObject({ itemId: z.uuid(), action: z.enum(["restore-item", "undo-archive-item"]).default("restore-item") });

interface Restored {
	sku: string;
	title: string;
	changeNumber: bigint;
}

/**
 * Brings an archived item back into sight, as it was.
 * @throws DomainError not_found; conflict when it is not archived
 */
export async function restoreItem(scope: VendorScope<"item.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<Restored> {
	const { itemId, action } = parseInput(inputSchema, input);
	const { sku, title } = await getItem(scope, { itemId });
	const { count } = await scope.write.item.updateMany({
		where: { vendorId: scope.vendorId, id: itemId, archivedAt: { not: null } },
		data: { archivedAt: null, version: { increment: 1 } },
	});
	if (count === 0) throw new DomainError("conflict", say.notArchived({ sku }));
	const changeNumber = await recordAudit(scope, {
		action,
		subjectKind: "item",
		subjectId: itemId,
		before: { archived: true },
		after: { archived: false },
		...(action === "restore-item" && { inverse: { kind: "archive" as const, itemId, archived: false } }),
	});
	return { sku, title, changeNumber };
}
