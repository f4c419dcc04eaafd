import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { type Credentials, credentialsSchema } from "../credentials.ts";
import { getSealed } from "../selectors/get-sealed.ts";
import { askForPush } from "./ask-for-push.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** What the marketplace signs its deliveries with from now on. */
	secret: z.string().trim().min(1).max(500).optional(),
	/** Of its API; those that are left out stay. */
	credentials: credentialsSchema.default({}),
});

interface Rotated {
	number: number;
	/** The former secret is live until then; null when the secret was not changed. */
	hasNewSecret: boolean;
	credentials: (keyof Credentials)[];
}

/**
 * Gives a connection a new secret, the former one staying live for some days, or new keys for its API. All of it is sealed at once and stands nowhere else,
 * the audit included.
 * @throws DomainError not_found; invalid_input when nothing was given
 */
export async function rotateSecrets(scope: VendorScope<"market.manage" | "market.read">, input: z.input<typeof inputSchema>): Promise<Rotated> {
	const { connectionId, secret, credentials } = parseInput(inputSchema, input);
	const names = Object.keys(credentials) as (keyof Credentials)[];
	if (secret === undefined && names.length === 0) throw new DomainError("invalid_input", say.rotateNeedsSomething());
	// Two at once: the second keeps what the first wrote.
	await scope.write.$executeRaw`SELECT FROM connection WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${connectionId}::uuid FOR UPDATE`;
	const { number, secrets, credentials: sealed, status } = await getSealed(scope, { connectionId });
	const before = sealed === null ? {} : credentialsSchema.parse(JSON.parse(scope.vault.open(sealed)));
	await scope.write.connection.updateMany({
		where: { vendorId: scope.vendorId, id: connectionId },
		data: {
			...(secret !== undefined && { secrets: [scope.vault.seal(secret), ...secrets.slice(0, 1)], rotatedAt: scope.now }),
			...(names.length > 0 && { credentials: scope.vault.seal(JSON.stringify({ ...before, ...credentials })) }),
			...(status === "uninstalled" && { status: "active" }),
			dueAt: scope.now,
			trouble: null,
			pushFailures: 0,
			pushError: null,
			pushRetryAt: null,
		},
	});
	await askForPush(scope);
	const hasNewSecret = secret !== undefined;
	await recordAudit(scope, {
		action: "rotate-secrets",
		subjectKind: "connection",
		subjectId: connectionId,
		after: { number, secret: hasNewSecret, credentials: names },
	});
	return { number, hasNewSecret, credentials: names };
}
