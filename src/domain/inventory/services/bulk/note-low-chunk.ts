import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { LINES_SHOWN } from "../../../vendors/notices/fold-news.ts";
import { listSubscriptions } from "../../../vendors/selectors/list-subscriptions.ts";
import { listChunkLow } from "../../selectors/bulk/list-chunk-low.ts";
import { announceLow } from "../announce-low.ts";

interface Chunk {
	operationId: string;
	after: string | null;
	upTo: string;
}

/** As note-low-stock, for a whole chunk in one statement: one row of news, however many items became low. */
export async function noteLowChunk(scope: VendorScope<"pricing.bulk">, chunk: Chunk): Promise<void> {
	if ((await listSubscriptions(scope, { topic: "low-stock" })).length === 0) return;
	await announceLow(scope, await listChunkLow(scope, { ...chunk, limit: LINES_SHOWN }));
}
