import type { VendorScope } from "../../core/permissions/scopes.ts";

interface HeldSubscription {
	workspaceId: string;
	channelId: string;
	digestAt: string | null;
	digestNextAt: Date | null;
}

/** Holds what a channel asked for until the commit, and tells it as it is then; null when it asks for nothing any more. */
export async function lockSubscription(scope: VendorScope, { subscriptionId }: { subscriptionId: string }): Promise<HeldSubscription | null> {
	const [held] = await scope.write.$queryRaw<HeldSubscription[]>`
		SELECT workspace_id AS "workspaceId", channel_id AS "channelId", digest_at AS "digestAt", digest_next_at AS "digestNextAt" FROM subscription
		WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${subscriptionId}::uuid FOR UPDATE`;
	return held ?? null;
}
