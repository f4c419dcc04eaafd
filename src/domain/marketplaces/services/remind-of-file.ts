import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { announce } from "../../vendors/services/announce.ts";
import { connectionLabel } from "../connection-label.ts";
import { marketplaceTitle } from "../marketplaces.ts";
import { getConnection } from "../selectors/get-connection.ts";
import { getFileState } from "../selectors/get-file-state.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid() });

const HOUR = 3_600_000;
/** Hours after the last file from which on the shop is told, once, that something is to be sent. */
const OVERDUE_AFTER = 12;

/** Tells the shop when the last file of a connection is too old while something is to be sent there: once for each file. Others than those by file have none. */
export async function remindOfFile(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId } = parseInput(inputSchema, input);
	const { vendorId, now } = scope;
	const { last, waiting } = await getFileState(scope, { connectionId });
	if (!last || last.remindedAt || waiting === 0 || now.getTime() - last.at.getTime() < OVERDUE_AFTER * HOUR) return;
	const told = await scope.write.marketFile.updateMany({ where: { vendorId, id: last.id, remindedAt: null }, data: { remindedAt: now } });
	if (told.count === 0) return;
	const { number: connection, marketplace } = await getConnection(scope, { connectionId });
	await announce(scope, {
		topic: "errors",
		key: `file:${last.id}:overdue`,
		reply: {
			text: say.fileOverdue({
				connection,
				marketplace: marketplaceTitle(marketplace),
				waiting,
				hours: Math.floor((now.getTime() - last.at.getTime()) / HOUR),
			}),
			actions: [{ label: say.uploadLabel(), command: `/market sync ${connectionLabel(connection)} upload`, style: "primary" }],
			audience: "channel",
		},
	});
}
