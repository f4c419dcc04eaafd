import type { ReadScope } from "../../core/permissions/scopes.ts";

/** Seconds between two edits of a message. */
const EVERY = 3;

/** Whether open receipts of a connection are to be counted: it is some seconds since the last time, or no price waits there any more. */
export async function isReceiptDue(scope: ReadScope, { connectionId }: { connectionId: string }): Promise<boolean> {
	const { vendorId, now } = scope;
	const [due] = await scope.read.$queryRaw<{ isDue: boolean }[]>`
		SELECT EXISTS (
			SELECT FROM price_receipt WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid AND finished_at IS NULL
				AND (told_at <= ${now}::timestamptz - make_interval(secs => ${EVERY}) OR NOT EXISTS (
					SELECT FROM listing WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid AND price_due_at IS NOT NULL AND status = 'active' AND item_id IS NOT NULL
						AND price_error IS NULL
				))
		) AS "isDue"`;
	return due?.isDue ?? false;
}
