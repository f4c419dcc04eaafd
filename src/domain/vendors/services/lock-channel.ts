import type { VendorScope } from "../../core/permissions/scopes.ts";

interface Channel {
	workspaceId: string;
	channelId: string;
}

/** Lets one transaction at a time decide what is said in a channel, and whether: until the commit. */
export async function lockChannel(scope: VendorScope, { workspaceId, channelId }: Channel): Promise<void> {
	await scope.write.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`channel:${scope.vendorId}:${workspaceId}:${channelId}`}, 0))::text`;
}
