import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid() });

/** Minutes until a connection is looked after again. */
const EVERY = 5;
/** Seconds that a job may come too early by another clock. */
const SLACK = 1;

interface ClaimedWatch {
	/** Orders that changed there before this have been asked for; null: none yet. */
	polledUntil: Date | null;
	/** When it was connected. */
	createdAt: Date;
	/** What the marketplace is told to sign with: the newest secret. */
	secret: string;
}

/** Takes a connection that is due to look after it; null when it is not due, not active, or in other hands. */
export async function claimWatch(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<ClaimedWatch | null> {
	const { connectionId } = parseInput(inputSchema, input);
	const [claimed] = await scope.write.$queryRaw<{ polledUntil: Date | null; createdAt: Date; sealed: string }[]>`
		UPDATE connection SET due_at = now() + make_interval(mins => ${EVERY})
		WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${connectionId}::uuid AND status = 'active' AND due_at <= now() + make_interval(secs => ${SLACK})
		RETURNING polled_until AS "polledUntil", created_at AS "createdAt", secrets[1] AS sealed`;
	if (!claimed) return null;
	const { sealed, ...rest } = claimed;
	return { ...rest, secret: scope.vault.open(sealed) };
}
