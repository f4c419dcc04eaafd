import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { marketplaceTitle } from "../../marketplaces/marketplaces.ts";
import { getConnection } from "../../marketplaces/selectors/get-connection.ts";
import { announce } from "../../vendors/services/announce.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { type BuyerInput, buyerInputSchema } from "../buyer-input.ts";
import { findBuyers } from "../selectors/find-buyers.ts";

/** A buyer asked a marketplace what is kept of them: the shop is told whom it concerns and where it stands, without a word of the person's own data. */
export async function answerDataRequest(scope: VendorScope<"customer.read">, input: BuyerInput): Promise<void> {
	const { connectionId, ...buyer } = parseInput(buyerInputSchema, input);
	const connection = await getConnection(scope, { connectionId });
	const customers = (await findBuyers(scope, { connectionId, ...buyer })).map(({ number }) => number);
	await recordAudit(scope, { action: "request-data", subjectKind: "connection", subjectId: connectionId, after: { customers } });
	const [first] = customers;
	await announce(scope, {
		topic: "errors",
		key: `data-request:${connectionId}:${customers.join()}:${scope.now.toISOString().slice(0, 10)}`,
		reply: {
			text: say.dataRequested({ marketplace: marketplaceTitle(connection.marketplace), customers }),
			...(first !== undefined && { actions: [{ label: say.showLabel(), command: `/customer show C-${first}`, style: "primary" as const }] }),
			audience: "channel",
		},
	});
}
