import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { retryDelay } from "../../core/retry-delay.ts";
import { tellRead } from "./tell-read.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	readId: z.uuid(),
	slice: z.int().positive(),
	/** Milliseconds until somebody goes on; "fault" when what was asked for did not come: the longer, the oftener it happened. */
	rest: z.union([z.int().min(0), z.literal("fault")]),
});

const BACKOFF = { first: 3_000, longest: 300_000 };

/** Gives a claimed reading out of hand: it goes on where it is, after a rest. */
export async function restRead(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId, readId, slice, rest } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const [read] = await scope.write.$queryRaw<{ faults: number }[]>`
		SELECT faults FROM listing_read WHERE vendor_id = ${vendorId}::uuid AND id = ${readId}::uuid AND slice = ${slice} AND status IN ('reading', 'pairing') FOR UPDATE`;
	if (!read) return;
	const delay = rest === "fault" ? retryDelay(Math.max(1, read.faults), BACKOFF) : rest;
	await scope.write.listingRead.updateMany({ where: { vendorId, id: readId, slice }, data: { dueAt: new Date(now.getTime() + delay) } });
	await tellRead(scope, { readId });
	scope.afterCommit({ job: "read-listings", id: readId, run: slice, delay, payload: { vendorId, connectionId, readId } });
}
