import type { Access } from "../domain/core/permissions/access.ts";
import { rememberShortly } from "../domain/core/remember-shortly.ts";
import type { ReceivingConnection } from "../domain/marketplaces/receiving-connection.ts";
import { findReceivingConnection } from "../domain/marketplaces/selectors/find-receiving-connection.ts";
import { listReceivingConnections } from "../domain/marketplaces/selectors/list-receiving-connections.ts";

/** Milliseconds for which a connection and its secrets are taken for as they were: so long a removed one, or a secret whose days are over, lives on. */
export const CONNECTION_KEPT_FOR = 2_000;
/** Milliseconds, where a signature does not hold: the secret may be newer than what is remembered, but who guesses must not make us ask each time. */
const KEPT_ON_DOUBT = 100;
const MOST = 10_000;

interface How {
	/** Asks again, because what is remembered does not fit. */
	anew?: boolean;
}

/** Finds the connections that deliveries are for, and asks the database for one only every two seconds, however much is posted to it. */
export function knowConnections(access: Access) {
	const ofId = rememberShortly<ReceivingConnection | null>(MOST);
	const ofAccount = rememberShortly<ReceivingConnection[]>(MOST);
	return {
		find: (connectionId: string, { anew = false }: How = {}) =>
			ofId(connectionId, keptFor(anew), () => access.withSystem("receive-webhook", (scope) => findReceivingConnection(scope, { connectionId }))),
		listOfAccount: (account: { marketplace: string; accountId: string }, { anew = false }: How = {}) =>
			ofAccount(`${account.marketplace} ${account.accountId}`, keptFor(anew), () =>
				access.withSystem("receive-webhook", (scope) => listReceivingConnections(scope, account)),
			),
	};
}

const keptFor = (anew: boolean) => (anew ? KEPT_ON_DOUBT : CONNECTION_KEPT_FOR);
