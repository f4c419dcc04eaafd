import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { FILE_MARKETPLACES } from "../../domain/marketplaces/file-marketplaces.ts";
import type { MarketFileContent } from "../../domain/marketplaces/market-files/market-file.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import type { getConnectionNamed } from "../../domain/marketplaces/selectors/get-connection-named.ts";
import { getMarketFile } from "../../domain/marketplaces/selectors/get-market-file.ts";
import { previewFileOrders } from "../../domain/marketplaces/selectors/preview-file-orders.ts";
import { keepMarketFile } from "../../domain/marketplaces/services/keep-market-file.ts";
import { fileReply } from "./file-reply.ts";
import type { SyncFileScope } from "./sync-file-scope.ts";

interface Given {
	connection: Awaited<ReturnType<typeof getConnectionNamed>>;
	/** As it came with the command. */
	file: { name: string; body: Uint8Array; content: MarketFileContent };
}

/** Shows what would come of a file, and keeps it until it is confirmed. One of orders that are all known is not kept. */
export async function previewFile(scope: SyncFileScope, { connection, file: { name, body, content } }: Given): Promise<Reply> {
	const { id: connectionId, number, marketplace } = connection;
	if (!FILE_MARKETPLACES.includes(marketplace))
		throw new DomainError("conflict", say.fileSyncElsewhere({ connection: number, marketplace: marketplaceTitle(marketplace) }));
	const { kind, problems } = content;
	if ((content.kind === "orders" ? content.orders : content.lines).length === 0) {
		throw new DomainError("invalid_input", [say.fileEmptyOfLines(), ...problems.slice(0, 5).map(say.fileProblem)].join("\n"), { hint: say.fileWanted() });
	}
	if (content.kind === "orders") {
		const { orders, known } = await previewFileOrders(scope, { connectionId, orders: content.orders });
		if (orders.length === 0) return { text: say.fileAllKnown({ known, problems }), audience: "channel" };
	}
	const kept = await keepMarketFile(scope, { connectionId, kind, name, body });
	return fileReply(scope, { ...(await getMarketFile(scope, kept)), body });
}
