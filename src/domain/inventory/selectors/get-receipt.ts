import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { receiptLabel } from "../receipt-label.ts";

interface Receipt {
	id: string;
	/** R-12 is 12. */
	number: number;
	createdAt: Date;
	seller: string | null;
	document: string | null;
	/** Who wrote it down, or null when no person did. */
	who: string | null;
	/** Movements that came with it, those that took them back included. */
	lines: number;
	/** Copies, less what was taken back. */
	copies: number;
	/** Minor units, less what was taken back; null when no line has a cost. */
	costMinor: bigint | null;
}

/**
 * A receipt by its number, with what its movements add up to.
 * @throws DomainError not_found
 */
export async function getReceipt(scope: ReadScope<"inventory.read">, { number }: { number: number }): Promise<Receipt> {
	const [receipt] = await scope.read.$queryRaw<Receipt[]>`
		SELECT receipt.id, receipt.number, receipt.created_at AS "createdAt", receipt.seller, receipt.document, person.display_name AS who,
			sums.lines::int, coalesce(sums.copies, 0)::int AS copies, sums.cost::bigint AS "costMinor"
		FROM receipt
		LEFT JOIN person ON person.id = receipt.person_id
		CROSS JOIN LATERAL (
			SELECT count(*) AS lines, sum(delta) AS copies, sum(delta * unit_cost_minor) AS cost
			FROM stock_movement WHERE vendor_id = receipt.vendor_id AND receipt_id = receipt.id
		) sums
		WHERE receipt.vendor_id = ${scope.vendorId}::uuid AND receipt.number = ${number}`;
	if (!receipt) throw new DomainError("not_found", say.receiptNotFound({ receipt: receiptLabel(number) }));
	return receipt;
}
