import { dateFormat } from "../../domain/core/date-format.ts";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import type { getConnectionNamed } from "../../domain/marketplaces/selectors/get-connection-named.ts";
import { getFileState } from "../../domain/marketplaces/selectors/get-file-state.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import type { SyncFileScope } from "./sync-file-scope.ts";
import { uploadReply } from "./upload-reply.ts";

/** How a connection that is kept in step by file stands, or the file by which it comes into step. */
export async function showFileSync(
	scope: SyncFileScope,
	{ connection, verb }: { connection: Awaited<ReturnType<typeof getConnectionNamed>>; verb: string | undefined },
): Promise<Reply> {
	const { id: connectionId, marketplace } = connection;
	if (verb === "upload") return uploadReply(scope, { connectionId });
	if (verb) throw new DomainError("invalid_input", say.fileVerbNeedsFile());
	const { timezone, locale } = await getVendor(scope);
	const when = dateFormat({ locale, timezone }, { dateStyle: "medium", timeStyle: "short" });
	const { last, waiting } = await getFileState(scope, { connectionId });
	return {
		text: say.fileState({ marketplace: marketplaceTitle(marketplace), last: last && when.format(last.at), waiting }),
		...(waiting > 0 && { actions: [{ label: say.uploadLabel(), command: `/market sync M-${connection.number} upload`, style: "primary" as const }] }),
		audience: "channel",
	};
}
