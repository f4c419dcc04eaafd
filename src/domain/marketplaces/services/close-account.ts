import { z } from "zod";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { announce } from "../../vendors/services/announce.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { marketplaceTitle } from "../marketplaces.ts";

const inputSchema = z.strictObject({ connectionId: z.uuid() });

/** The account there took our access back: its deliveries are still taken, its API is asked no more, and the shop is told, once. */
export async function closeAccount(scope: VendorScope<"delivery.settle">, input: z.input<typeof inputSchema>): Promise<void> {
	const { connectionId } = parseInput(inputSchema, input);
	const [connection] = await scope.write.connection.updateManyAndReturn({
		where: { vendorId: scope.vendorId, id: connectionId, status: { in: ["active", "paused"] } },
		data: { status: "uninstalled" },
		select: { number: true, marketplace: true, accountId: true },
	});
	if (!connection) return;
	const { number, accountId: account } = connection;
	const marketplace = marketplaceTitle(connection.marketplace);
	await recordAudit(scope, { action: "close-account", subjectKind: "connection", subjectId: connectionId, after: { number, status: "uninstalled" } });
	await announce(scope, {
		topic: "errors",
		key: `connection:${connectionId}:uninstalled:${scope.now.getTime()}`,
		reply: { text: say.accountClosed({ connection: number, account, marketplace }), audience: "channel" },
	});
}
