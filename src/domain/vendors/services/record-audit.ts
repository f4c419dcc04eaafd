import type { Prisma } from "../../../generated/prisma/client.ts";
import type { Inverse } from "../../core/inverse.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

interface AuditRecord {
	/** The use case: "set-price". */
	action: string;
	subjectKind:
		| "item"
		| "order"
		| "customer"
		| "ticket"
		| "receipt"
		| "location"
		| "bulk_operation"
		| "schedule"
		| "price_rule"
		| "import_mapping"
		| "connection"
		| "vendor"
		| "workspace"
		| "subscription"
		| "invite"
		| "member"
		| "token";
	subjectId: string;
	before?: Prisma.InputJsonObject;
	after?: Prisma.InputJsonObject;
	/** What /undo must do; left out where a write can't be taken back by it. */
	inverse?: Inverse;
}

/** Appends who did what, from where, before and after. Returns the change's number, which its [Undo] button carries. */
export async function recordAudit(scope: VendorScope, { action, subjectKind, subjectId, before, after, inverse }: AuditRecord): Promise<bigint> {
	const { personId, surface, workspaceId } = scope.actor;
	const entry = await scope.write.auditEntry.create({
		data: {
			vendorId: scope.vendorId,
			personId,
			surface,
			workspaceId,
			action,
			subjectKind,
			subjectId,
			...(before && { before }),
			...(after && { after }),
			...(inverse && { inverse: { ...inverse } }),
		},
		select: { number: true },
	});
	return entry.number;
}
