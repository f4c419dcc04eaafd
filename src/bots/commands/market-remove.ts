import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { connectionLabel } from "../../domain/marketplaces/connection-label.ts";
import { getConnectionNamed } from "../../domain/marketplaces/selectors/get-connection-named.ts";
import { changeConnection } from "../../domain/marketplaces/services/change-connection.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const marketRemove = defineCommand({
	name: "market remove",
	summary: "Take a marketplace's connection out of use; its orders stay",
	examples: ["/market remove M-1"],
	input: z.strictObject({
		connection: text("Its number, like M-1", { suggest: "connection" }),
		confirm: optionalChoice("Yes, remove it", ["yes"]),
	}),
	needs: ["market.manage", "market.read"],
	audience: "private",
	async run(scope, { connection: typed, confirm }) {
		const { id: connectionId, number: connection, accountId: account } = await getConnectionNamed(scope, { text: typed });
		if (confirm !== "yes") {
			const command = `/market remove ${connectionLabel(connection)} confirm:yes`;
			return { text: say.removeAsk({ connection, account }), actions: [{ label: say.removeLabel(), command, style: "danger" }], audience: "private" };
		}
		const { changeNumber } = await changeConnection(scope, { connectionId, state: "removed" });
		return {
			text: say.connectionRemoved({ connection, account }),
			...(changeNumber !== null && { actions: [undoAction(changeNumber)] }),
			audience: "private",
		};
	},
});
