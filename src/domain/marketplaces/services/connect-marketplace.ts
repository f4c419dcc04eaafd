import { randomBytes } from "node:crypto";
import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { nextNumber } from "../../core/next-number.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { accountId } from "../account-id.ts";
import { CREDENTIALS_OF, type Credentials, credentialsSchema } from "../credentials.ts";
import { FILE_MARKETPLACES } from "../file-marketplaces.ts";
import { MARKETPLACES, type MarketplaceName, marketplaceTitle } from "../marketplaces.ts";
import { findConnectionByAccount } from "../selectors/find-connection-by-account.ts";

const inputSchema = z.strictObject({
	marketplace: z.enum(MARKETPLACES),
	/** As pasted: a shop's name, domain or address. */
	account: z.string().min(1).max(300),
	/** What the marketplace signs its deliveries with; left out, one is made where we tell the marketplace which. */
	secret: z.string().trim().min(1).max(500).optional(),
	credentials: credentialsSchema.default({}),
});

interface Connected {
	connectionId: string;
	/** M-3 is 3. */
	number: number;
	account: string;
	/** The webhooks there are made by us: nothing is left to do by hand. */
	isWatched: boolean;
	/** A secret that was made here and must be told to the marketplace by hand; shown once. */
	madeSecret: string | null;
}

/** Whose webhooks we make ourselves, once the keys of their API are there. */
const WATCHED: readonly MarketplaceName[] = ["shopify", "woocommerce", "ebay"];
/** Milliseconds until a connection is first looked after whose API we can't ask. */
const WITHOUT_KEYS = 3_600_000;
/** Where the secret is ours to choose, or is told to nobody. */
const CHOSEN: readonly MarketplaceName[] = ["woocommerce", "ebay", ...FILE_MARKETPLACES];

/**
 * Connects an account of a marketplace, or connects it again that was removed or took our access back. What is secret is sealed at once and stands nowhere
 * else, the audit included.
 * @throws DomainError conflict when the account is connected already; invalid_input for an account that can't be one, or without a secret
 */
export async function connectMarketplace(scope: VendorScope<"market.manage">, input: z.input<typeof inputSchema>): Promise<Connected> {
	const { marketplace, account: typed, secret: given, credentials } = parseInput(inputSchema, input);
	const account = accountId(marketplace, typed);
	const isComplete = hasAll(marketplace, credentials);
	if (given === undefined && !CHOSEN.includes(marketplace))
		throw new DomainError("invalid_input", say.secretMissing({ marketplace: marketplaceTitle(marketplace) }));
	const secret = given ?? randomBytes(24).toString("hex");
	const sealed = {
		secrets: [scope.vault.seal(secret)],
		credentials: Object.keys(credentials).length === 0 ? null : scope.vault.seal(JSON.stringify(credentials)),
		status: "active",
		dueAt: new Date(scope.now.getTime() + (isComplete ? 0 : WITHOUT_KEYS)),
	};
	const known = await findConnectionByAccount(scope, { marketplace, accountId: account });
	if (known && (known.status === "active" || known.status === "paused")) {
		throw new DomainError("conflict", say.alreadyConnected({ account, connection: known.number, marketplace: marketplaceTitle(marketplace) }));
	}
	const connection = known ? await reconnect(scope, known, sealed) : await create(scope, { marketplace, accountId: account, ...sealed });
	await recordAudit(scope, {
		action: "connect-marketplace",
		subjectKind: "connection",
		subjectId: connection.id,
		after: { marketplace, account, number: connection.number },
	});
	const isWatched = isComplete && WATCHED.includes(marketplace);
	const isTold = given === undefined && !isWatched && !FILE_MARKETPLACES.includes(marketplace);
	return { connectionId: connection.id, number: connection.number, account, isWatched, madeSecret: isTold ? secret : null };
}

function hasAll(marketplace: MarketplaceName, credentials: Credentials): boolean {
	return CREDENTIALS_OF[marketplace].every((name) => credentials[name] !== undefined);
}

interface Sealed {
	secrets: string[];
	credentials: string | null;
	status: string;
	dueAt: Date;
}

async function reconnect(scope: VendorScope<"market.manage">, known: { id: string; number: number }, sealed: Sealed): Promise<{ id: string; number: number }> {
	await scope.write.connection.updateMany({
		where: { vendorId: scope.vendorId, id: known.id },
		data: { ...sealed, rotatedAt: null, trouble: null, pushFailures: 0, pushError: null, pushRetryAt: null },
	});
	return known;
}

async function create(
	scope: VendorScope<"market.manage">,
	row: Sealed & { marketplace: MarketplaceName; accountId: string },
): Promise<{ id: string; number: number }> {
	const number = await nextNumber(scope, "connection");
	const [connection] = await scope.write.connection.createManyAndReturn({
		data: [{ vendorId: scope.vendorId, number, ...row }],
		skipDuplicates: true,
		select: { id: true },
	});
	if (connection) return { id: connection.id, number };
	// Two at once: the first has it.
	throw new DomainError("conflict", say.alreadyConnected({ account: row.accountId, connection: null, marketplace: marketplaceTitle(row.marketplace) }));
}
