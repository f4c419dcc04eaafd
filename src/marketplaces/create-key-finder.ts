import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/say.ts";
import type { Access } from "../domain/core/permissions/access.ts";
import type { ReceivingConnection } from "../domain/marketplaces/receiving-connection.ts";
import { getApiAccess } from "../domain/marketplaces/selectors/get-api-access.ts";
import type { PublicKey } from "../webhooks/public-key.ts";
import type { Clients } from "./open-clients.ts";

/** Milliseconds that a key is taken for right without asking again. */
const KEPT_FOR = 3_600_000;
const MOST = 1_000;
/** Keys that were never heard of, a connection may name so many a minute: whoever knows its address could have us ask for ever. */
const UNKNOWN = { most: 20, within: 60_000 };

interface Kept {
	publicKey: PublicKey | null;
	until: number;
}

/**
 * Finds the public keys that marketplaces sign with, asking each at most once an hour, and once for all deliveries that wait for it.
 * What it returns throws DomainError: `unavailable` when the marketplace does not answer, `conflict` without credentials.
 */
export function createKeyFinder({ access, clients, clock = Date.now }: { access: Access; clients: Clients; clock?: () => number }) {
	const kept = new Map<string, Kept>();
	const asked = new Map<string, Promise<PublicKey | null>>();
	const unknown = new Map<string, { count: number; until: number }>();

	/** @throws DomainError unavailable when too many were named */
	function count(connectionId: string): void {
		const now = clock();
		const counted = unknown.get(connectionId);
		const present = counted && counted.until > now ? counted : { count: 0, until: now + UNKNOWN.within };
		if (++present.count > UNKNOWN.most) throw new DomainError("unavailable", say.tooManyKeys());
		unknown.delete(connectionId);
		unknown.set(connectionId, present);
		const [oldest] = unknown.keys();
		if (unknown.size > MOST && oldest !== undefined) unknown.delete(oldest);
	}

	async function ask({ id: connectionId, vendorId }: ReceivingConnection, keyId: string): Promise<PublicKey | null> {
		const api = await access.withVendor({ kind: "connection", vendorId, connectionId }, ["delivery.settle"], (scope) => getApiAccess(scope, { connectionId }));
		return (await clients.open(api).publicKey?.(keyId)) ?? null;
	}

	return async function findPublicKey(connection: ReceivingConnection, keyId: string): Promise<PublicKey | null> {
		// By connection: one shop's credentials must not decide what another's deliveries are checked with.
		const name = `${connection.id} ${keyId}`;
		const known = kept.get(name);
		if (known && known.until > clock()) return known.publicKey;
		if (!asked.has(name)) count(connection.id);
		const asking = asked.get(name) ?? ask(connection, keyId);
		asked.set(name, asking);
		try {
			const publicKey = await asking;
			kept.delete(name);
			kept.set(name, { publicKey, until: clock() + KEPT_FOR });
			const [oldest] = kept.keys();
			if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
			return publicKey;
		} finally {
			asked.delete(name);
		}
	};
}
