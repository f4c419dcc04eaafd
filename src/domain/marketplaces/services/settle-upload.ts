import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { fileLabel } from "../file-label.ts";
import { lockMarketFile } from "./lock-market-file.ts";

const inputSchema = z.strictObject({
	/** F-12 is 12. */
	number: z.int().positive(),
	became: z.enum(["uploaded", "discarded"]),
});

interface Settled {
	/** M-4 is 4. */
	connection: number;
	connectionId: string;
	listings: number;
}

/**
 * Takes the seller's word, or an inventory's, for what became of an upload file: once it is uploaded, what it adds stands there. The word may change, and the
 * next inventory tells the truth. Twice the same changes nothing.
 * @throws DomainError not_found; conflict for what is no upload file, or was discarded
 */
export async function settleUpload(scope: VendorScope<"market.read" | "order.write">, input: z.input<typeof inputSchema>): Promise<Settled> {
	const { number, became } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const { id, status, deltas, connectionId, connection } = await lockMarketFile(scope, { number, statuses: ["offered", "uploaded"] });
	const settled = { connection: connection.number, connectionId, listings: Object.keys(deltas).length };
	if (status === became) return settled;
	const sign = became === "uploaded" ? 1 : status === "uploaded" ? -1 : 0;
	if (sign !== 0) {
		await scope.write.$executeRaw`
			UPDATE listing SET seen_quantity = greatest(0, seen_quantity + ${sign}::int * delta), acked_quantity = greatest(0, seen_quantity + ${sign}::int * delta), acked_at = ${now}::timestamptz
			FROM unnest(${Object.keys(deltas)}::uuid[], ${Object.values(deltas)}::int[]) AS sent (id, delta)
			WHERE listing.vendor_id = ${vendorId}::uuid AND listing.id = sent.id AND seen_quantity IS NOT NULL`;
	}
	await scope.write.marketFile.updateMany({ where: { vendorId, id }, data: { status: became, finishedAt: now, body: null } });
	await recordAudit(scope, {
		action: became === "uploaded" ? "upload-market-file" : "discard-market-file",
		subjectKind: "connection",
		subjectId: connectionId,
		before: { status },
		after: { status: became, number: connection.number, file: fileLabel(number) },
	});
	return settled;
}
