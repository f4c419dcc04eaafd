import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { announce } from "../../vendors/services/announce.ts";
import { marketplaceTitle } from "../marketplaces.ts";
import { findListingRead } from "../selectors/find-listing-read.ts";
import { tellRead } from "./tell-read.ts";

const inputSchema = z.strictObject({ readId: z.uuid(), reason: z.string() });

/** Ends a reading that can't go on. What was read stays, nothing is ended for it, and the next one begins anew. */
export async function failRead(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { readId, reason } = parseInput(inputSchema, input);
	const { count } = await scope.write.listingRead.updateMany({
		where: { vendorId: scope.vendorId, id: readId, status: { in: ["reading", "pairing"] } },
		data: { status: "failed", error: reason.replaceAll("\0", "").slice(0, 1_000), finishedAt: scope.now },
	});
	if (count === 0) return;
	await tellRead(scope, { readId });
	const read = await findListingRead(scope, { readId });
	if (read?.purpose !== "daily") return;
	// Nobody asked for it, so nobody's message tells.
	const named = { connection: read.connection, marketplace: marketplaceTitle(read.marketplace) };
	await announce(scope, { topic: "errors", key: `read:${readId}:failed`, reply: { text: say.syncFailed({ ...named, reason }), audience: "channel" } });
}
