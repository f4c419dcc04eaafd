import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import type { ReadScope } from "../../core/permissions/scopes.ts";
import { CREDENTIALS_OF, type Credentials, credentialsSchema } from "../credentials.ts";
import type { MarketplaceName } from "../marketplaces.ts";

export interface ApiAccess {
	readonly connectionId: string;
	/** M-3 is 3. */
	readonly number: number;
	readonly marketplace: MarketplaceName;
	readonly accountId: string;
	/** In the clear: for the marketplace's client and nobody else. Null while what its API asks for was not given whole. */
	readonly credentials: Credentials | null;
}

/**
 * What opens the API of a connection's account.
 * @throws DomainError not_found, also for another vendor's connection and a removed one
 */
export async function getApiAccess(scope: ReadScope<"delivery.settle">, { connectionId }: { connectionId: string }): Promise<ApiAccess> {
	const connection = await scope.read.connection.findUnique({
		where: { vendorId_id: { vendorId: scope.vendorId, id: connectionId }, status: { not: "removed" } },
		select: { number: true, marketplace: true, accountId: true, credentials: true },
	});
	if (!connection) throw new DomainError("not_found", say.connectionNotFound());
	const marketplace = connection.marketplace as MarketplaceName;
	const given = connection.credentials === null ? {} : credentialsSchema.parse(JSON.parse(scope.vault.open(connection.credentials)));
	const wanted = CREDENTIALS_OF[marketplace];
	const isWhole = wanted.length > 0 && wanted.every((name) => given[name] !== undefined);
	return { connectionId, number: connection.number, marketplace, accountId: connection.accountId, credentials: isWhole ? given : null };
}
