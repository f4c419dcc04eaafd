import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { FORMER_SECRET_LIVES } from "../../domain/marketplaces/receiving-connection.ts";
import { getConnectionNamed } from "../../domain/marketplaces/selectors/get-connection-named.ts";
import { rotateSecrets } from "../../domain/marketplaces/services/rotate-secrets.ts";
import { credentialFields, credentialOptions } from "./credential-options.ts";
import { defineCommand } from "./define-command.ts";
import { text } from "./option.ts";

const DAY = 24 * 3_600_000;

export const marketRotate = defineCommand({
	name: "market rotate",
	summary: "Give a connection a new signing secret (the former one stays live for a week) or new API keys",
	examples: ["/market rotate M-1 secret:…"],
	input: z.strictObject({ connection: text("Its number, like M-1", { suggest: "connection" }), ...credentialOptions }),
	form: {
		shown: () => ({ title: say.rotateForm(), submit: say.rotateSubmit(), fields: credentialFields() }),
		example: "/market rotate M-1 secret:…",
		opens: (raw) => (raw.connection !== undefined && Object.keys(raw).length === 1 ? "blank" : null),
	},
	needs: ["market.manage", "market.read"],
	audience: "private",
	async run(scope, { connection: typed, secret, ...credentials }) {
		const { id: connectionId } = await getConnectionNamed(scope, { text: typed });
		const { number, ...rotated } = await rotateSecrets(scope, { connectionId, secret, credentials });
		return { text: say.rotated({ connection: number, ...rotated, days: FORMER_SECRET_LIVES / DAY }), audience: "private" };
	},
});
