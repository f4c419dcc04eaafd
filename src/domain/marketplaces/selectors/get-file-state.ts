import type { ReadScope } from "../../core/permissions/scopes.ts";
import { SHOULD_SHOW } from "../should-show-sql.ts";

interface FileState {
	/** The last file that was taken, or was said to be uploaded; null when there was none. */
	last: { id: string; at: Date; remindedAt: Date | null } | null;
	/** Listings that show another number there than they should, as far as we know. */
	waiting: number;
}

/** How a connection that is kept in step by file stands. */
export async function getFileState(scope: ReadScope, { connectionId }: { connectionId: string }): Promise<FileState> {
	const { vendorId } = scope;
	const row = await scope.read.marketFile.findFirst({
		where: { vendorId, connectionId, status: { in: ["done", "uploaded"] }, finishedAt: { not: null } },
		orderBy: { finishedAt: "desc" },
		select: { id: true, finishedAt: true, remindedAt: true },
	});
	const [counted] = await scope.read.$queryRaw<{ waiting: number }[]>`
		SELECT count(*)::int AS waiting FROM listing JOIN connection ON connection.vendor_id = listing.vendor_id AND connection.id = listing.connection_id
		WHERE listing.vendor_id = ${vendorId}::uuid AND listing.connection_id = ${connectionId}::uuid AND listing.status = 'active' AND listing.item_id IS NOT NULL
			AND listing.seen_quantity <> ${SHOULD_SHOW}`;
	return {
		last: row?.finishedAt ? { id: row.id, at: row.finishedAt, remindedAt: row.remindedAt } : null,
		waiting: counted?.waiting ?? 0,
	};
}
