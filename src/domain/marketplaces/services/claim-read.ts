import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { READ_LEASE } from "../read-lease.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid(), readId: z.uuid() });

/** Seconds that a delayed job may come too early by another clock. */
const SLACK = 1;

interface ClaimedRead {
	number: number;
	status: "reading" | "pairing";
	cursor: string | null;
	/** Names this claim. */
	slice: number;
	/** How often it was claimed since something was done, this time included. */
	faults: number;
}

/** Takes a reading that is due to work on it, for as long as the lease; null when it is over, or in other hands. */
export async function claimRead(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<ClaimedRead | null> {
	const { connectionId, readId } = parseInput(inputSchema, input);
	const [claimed] = await scope.write.$queryRaw<ClaimedRead[]>`
		UPDATE listing_read SET slice = slice + 1, faults = faults + 1, due_at = now() + make_interval(secs => ${READ_LEASE})
		WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${readId}::uuid AND connection_id = ${connectionId}::uuid
			AND status IN ('reading', 'pairing') AND due_at <= now() + make_interval(secs => ${SLACK})
		RETURNING number, status, cursor, slice, faults`;
	return claimed ?? null;
}
