import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { VendorScope } from "../../domain/core/permissions/scopes.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { parseReadLabel } from "../../domain/marketplaces/parse-read-label.ts";
import { readDecisions } from "../../domain/marketplaces/read-decisions.ts";
import { describeRead } from "../../domain/marketplaces/selectors/describe-read.ts";
import { getConnection } from "../../domain/marketplaces/selectors/get-connection.ts";
import { getConnectionNamed } from "../../domain/marketplaces/selectors/get-connection-named.ts";
import { getListingRead } from "../../domain/marketplaces/selectors/get-listing-read.ts";
import { acceptProposals } from "../../domain/marketplaces/services/accept-proposals.ts";
import { beginRead } from "../../domain/marketplaces/services/begin-read.ts";
import { decidePairings } from "../../domain/marketplaces/services/decide-pairings.ts";
import { csvAttachment } from "../rendering/csv-attachment.ts";
import { attachDoubts } from "./attach-doubts.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalFile, text } from "./option.ts";
import { readFile } from "./read-file.ts";
import { undoAction } from "./undo-action.ts";

const MAX_BYTES = 20 * 1024 * 1024;
/** Lines to mend that an answer shows; the file has all. */
const SHOWN = 10;

type MatchScope = VendorScope<"market.read" | "order.write" | "inventory.read">;
type Decisions = Awaited<ReturnType<typeof readDecisions>>;

export const marketMatch = defineCommand({
	name: "market match",
	summary: "Read all that is for sale on a marketplace, and pair it with your items; nothing is changed there",
	examples: ["/market match M-1", "/market match L-7 accept:yes", "/market match M-1 file:L-7-doubts.csv"],
	input: z.strictObject({
		connection: text("A connection, like M-1 or its account; or a reading, like L-7, to look at it again", { suggest: "connection" }),
		accept: optionalChoice("Pair all that this reading proposes", ["yes"]),
		file: optionalFile("The file of the doubts with its last column filled in: yes, a SKU, or ignore"),
	}),
	needs: ["market.read", "order.write", "inventory.read"],
	audience: "channel",
	prepare: async ({ file }) => (file ? readDecisions(await readFile(file, MAX_BYTES)) : null),
	async run(scope, { connection: typed, accept, file }, _origin, decisions: Decisions | null): Promise<Reply> {
		const number = parseReadLabel(typed);
		if (accept && file) throw new DomainError("invalid_input", say.decisionConflict());
		if (accept && number === null) throw new DomainError("invalid_input", say.acceptNamesRead());
		if (accept && number !== null) {
			const { count, connection, changeNumber } = await acceptProposals(scope, { number });
			return { text: say.accepted({ count, connection }), actions: [undoAction(changeNumber)], audience: "channel" };
		}
		if (!decisions && number !== null) return show(scope, number);
		const named = number === null ? await getConnectionNamed(scope, { text: typed }) : null;
		const connectionId = named?.id ?? (await getListingRead(scope, { number: number ?? 0 })).connectionId;
		if (decisions) return decide(scope, { connectionId, ...decisions });
		return show(scope, await beginRead(scope, { connectionId }));
	},
});

async function show(scope: MatchScope, number: number): Promise<Reply> {
	const reply = await describeRead(scope, { number });
	return { ...(await attachDoubts(scope, { number, reply })), audience: "channel" };
}

async function decide(scope: MatchScope, { connectionId, decisions, unclear, blank }: Decisions & { connectionId: string }): Promise<Reply> {
	const { paired, ignored, same, problems, changeNumber } = await decidePairings(scope, { connectionId, decisions });
	const { number: connection } = await getConnection(scope, { connectionId });
	const lines = new Map(decisions.map((one) => [one.line, one]));
	const bad = [
		...unclear,
		...problems.map(({ line, reason }) => {
			const told = lines.get(line);
			return { line, reason, externalId: told?.externalId ?? "", decision: told ? (told.means === "ignored" ? "ignore" : told.means.sku) : "" };
		}),
	].sort((one, other) => one.line - other.line);
	return {
		text: say.decided({ connection, paired, ignored, left: blank + same, problems: bad.length }),
		...(bad.length > 0 && {
			rows: { columns: say.unmatchedColumns(), rows: bad.slice(0, SHOWN).map(({ line, externalId, reason }) => [String(line), externalId, reason]) },
			attachments: [
				csvAttachment(say.problemsFile(), {
					columns: say.problemFileColumns(),
					rows: bad.map(({ externalId, decision, reason }) => [externalId, decision, reason]),
				}),
			],
		}),
		...(changeNumber !== null && { actions: [undoAction(changeNumber)] }),
		audience: "channel",
	};
}
