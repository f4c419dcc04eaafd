import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { getConnectionNamed } from "../../domain/marketplaces/selectors/get-connection-named.ts";
import { changeConnection } from "../../domain/marketplaces/services/change-connection.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";
import { undoAction } from "./undo-action.ts";

export const marketResume = defineCommand({
	name: "market resume",
	summary: "Let a paused connection work again; what waited is worked off",
	examples: ["/market resume M-1"],
	input: z.strictObject({ connection: text("Its number, like M-1", { suggest: "connection" }) }),
	needs: ["market.manage", "market.read"],
	audience: "private",
	async run(scope, { connection: typed }) {
		const { id: connectionId } = await getConnectionNamed(scope, { text: typed });
		const { number: connection, waiting, changeNumber } = await changeConnection(scope, { connectionId, state: "active" });
		if (changeNumber === null) return { text: say.connectionSame({ connection, state: "active" }), audience: "private" };
		return { text: say.connectionResumed({ connection, waiting }), actions: [undoAction(changeNumber)], audience: "private" };
	},
});
