import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/en.ts";
import { nextNumber } from "../../core/next-number.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { accountId } from "../account-id.ts";
import { MARKETPLACES, marketplaceTitle } from "../marketplaces.ts";
import { findConnectionByAccount } from "../selectors/find-connection-by-account.ts";

const inputSchema = z.strictObject({
	marketplace: z.enum(MARKETPLACES),
	/** As pasted: a shop's name, domain or address. */
	account: z.string().min(1).max(300),
	/** What the marketplace signs its deliveries with. */
	secret: z.string().trim().min(1).max(500),
});

interface Connected {
	connectionId: string;
	/** M-3 is 3. */
	number: number;
	account: string;
}

/**
 * Connects an account of a marketplace. The secret is sealed at once and stands nowhere else, the audit included.
 * @throws DomainError conflict when the account is connected already; invalid_input for an account that can't be one
 */
export async function connectMarketplace(scope: VendorScope<"market.manage">, input: z.input<typeof inputSchema>): Promise<Connected> {
	const { marketplace, account: typed, secret } = parseInput(inputSchema, input);
	const account = accountId(marketplace, typed);
	const number = await nextNumber(scope, "connection");
	const [connection] = await scope.write.connection.createManyAndReturn({
		data: [{ vendorId: scope.vendorId, number, marketplace, accountId: account, secrets: [scope.vault.seal(secret)] }],
		skipDuplicates: true,
		select: { id: true },
	});
	if (!connection) {
		const known = await findConnectionByAccount(scope, { marketplace, accountId: account });
		throw new DomainError("conflict", say.alreadyConnected({ account, connection: known?.number ?? 0, marketplace: marketplaceTitle(marketplace) }));
	}
	await recordAudit(scope, { action: "connect-marketplace", subjectKind: "connection", subjectId: connection.id, after: { marketplace, account, number } });
	return { connectionId: connection.id, number, account };
}
