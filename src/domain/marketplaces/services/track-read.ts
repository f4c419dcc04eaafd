import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { findIdentity } from "../../vendors/selectors/find-identity.ts";
import { getListingRead } from "../selectors/get-listing-read.ts";
import { tellRead } from "./tell-read.ts";

const inputSchema = z.strictObject({
	/** L-7 is 7. */
	read: z.int().positive(),
	workspaceId: z.uuid(),
	channelId: z.string().min(1).max(200),
	messageId: z.string().min(1).max(200),
	/** Whom it answers, as the scope's surface names them. */
	askedBy: z.string().min(1).max(200),
});

/**
 * From now on a chat message shows a reading of listings: it is edited as it moves. What happened between the message and this call is told at once.
 * @throws DomainError not_found
 */
export async function trackRead(scope: VendorScope<"inventory.read">, input: z.input<typeof inputSchema>): Promise<void> {
	const { read: number, askedBy, ...message } = parseInput(inputSchema, input);
	const { id: readId } = await getListingRead(scope, { number });
	// The row stands still until the message is noted: what moves it next tells of it.
	await scope.write.$executeRaw`SELECT FROM listing_read WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${readId}::uuid FOR UPDATE`;
	const identityId = await findIdentity(scope, { externalId: askedBy });
	await scope.write.progressMessage.createMany({ data: [{ vendorId: scope.vendorId, listingReadId: readId, identityId, ...message }], skipDuplicates: true });
	await tellRead(scope, { readId });
}
