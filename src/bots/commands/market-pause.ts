import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getConnectionNamed } from "../../domain/marketplaces/selectors/get-connection-named.ts";
import { changeConnection } from "../../domain/marketplaces/services/change-connection.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const marketPause = defineCommand({
	name: "market pause",
	summary: "Let what a marketplace posts wait, without losing any of it",
	examples: ["/market pause M-1"],
	input: z.strictObject({ connection: text("Its number, like M-1", { suggest: "connection" }) }),
	needs: ["market.manage", "market.read"],
	audience: "private",
	async run(scope, { connection: typed }) {
		const { id: connectionId } = await getConnectionNamed(scope, { text: typed });
		const { number: connection, changeNumber } = await changeConnection(scope, { connectionId, state: "paused" });
		if (changeNumber === null) return { text: say.connectionSame({ connection, state: "paused" }), audience: "private" };
		return { text: say.connectionPaused({ connection }), actions: [undoAction(changeNumber)], audience: "private" };
	},
});
