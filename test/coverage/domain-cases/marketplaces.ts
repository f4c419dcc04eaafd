import { findConnectionByAccount } from "../../../src/domain/marketplaces/selectors/find-connection-by-account.ts";
import { getConnection } from "../../../src/domain/marketplaces/selectors/get-connection.ts";
import { listConnections } from "../../../src/domain/marketplaces/selectors/list-connections.ts";
import { listOrderDeliveries } from "../../../src/domain/marketplaces/selectors/list-order-deliveries.ts";
import { claimDelivery } from "../../../src/domain/marketplaces/services/claim-delivery.ts";
import { connectMarketplace } from "../../../src/domain/marketplaces/services/connect-marketplace.ts";
import { failDelivery } from "../../../src/domain/marketplaces/services/fail-delivery.ts";
import { redactDeliveries } from "../../../src/domain/marketplaces/services/redact-deliveries.ts";
import { settleDelivery } from "../../../src/domain/marketplaces/services/settle-delivery.ts";
import { type DomainCase, given } from "./domain-case.ts";

/** Connections and deliveries. */
export const MARKETPLACES: readonly DomainCase[] = [
	given(findConnectionByAccount)(({ account }) => ({ marketplace: "shopify", accountId: account })),
	given(getConnection)(({ connectionId }) => ({ connectionId })),
	given(listConnections)(() => ({})),
	given(listOrderDeliveries)(({ connectionId, orderExternalId }) => ({ orders: [{ connectionId, orderExternalId }], after: null })),
	given(claimDelivery)(({ deliveryId }) => ({ deliveryId })),
	given(connectMarketplace)(({ account }) => ({ marketplace: "shopify", account, secret: "a-secret-of-sixteen" }), {
		mayAnswer: "an account is whose secret signs for it: two shops may name the same one, and each gets a connection of its own",
	}),
	given(failDelivery)(({ deliveryId }) => ({ deliveryId, attempt: null, reason: "foreign", mayRetry: false })),
	given(redactDeliveries)(({ connectionId, orderExternalId }) => ({ orders: [{ connectionId, orderExternalId }] })),
	given(settleDelivery)(({ deliveryId }) => ({ deliveryId, attempt: 1, status: "done" }), { mayAnswer: "a claim that is not one's own is a conflict" }),
];
