import { countPairings } from "../../../src/domain/marketplaces/selectors/count-pairings.ts";
import { countZeroing } from "../../../src/domain/marketplaces/selectors/count-zeroing.ts";
import { describeDrift } from "../../../src/domain/marketplaces/selectors/describe-drift.ts";
import { describeRead } from "../../../src/domain/marketplaces/selectors/describe-read.ts";
import { findConnectionByAccount } from "../../../src/domain/marketplaces/selectors/find-connection-by-account.ts";
import { findListingRead } from "../../../src/domain/marketplaces/selectors/find-listing-read.ts";
import { findNewestComparison } from "../../../src/domain/marketplaces/selectors/find-newest-comparison.ts";
import { findNewestRead } from "../../../src/domain/marketplaces/selectors/find-newest-read.ts";
import { findPriceRule } from "../../../src/domain/marketplaces/selectors/find-price-rule.ts";
import { findPushJob } from "../../../src/domain/marketplaces/selectors/find-push-job.ts";
import { findPushTrouble } from "../../../src/domain/marketplaces/selectors/find-push-trouble.ts";
import { findUncomparedRead } from "../../../src/domain/marketplaces/selectors/find-uncompared-read.ts";
import { getApiAccess } from "../../../src/domain/marketplaces/selectors/get-api-access.ts";
import { getConnection } from "../../../src/domain/marketplaces/selectors/get-connection.ts";
import { getConnectionHealth } from "../../../src/domain/marketplaces/selectors/get-connection-health.ts";
import { getConnectionNamed } from "../../../src/domain/marketplaces/selectors/get-connection-named.ts";
import { getDelivery } from "../../../src/domain/marketplaces/selectors/get-delivery.ts";
import { getDeliveryTrend } from "../../../src/domain/marketplaces/selectors/get-delivery-trend.ts";
import { getListingPrices } from "../../../src/domain/marketplaces/selectors/get-listing-prices.ts";
import { getListingRead } from "../../../src/domain/marketplaces/selectors/get-listing-read.ts";
import { getPricesOut } from "../../../src/domain/marketplaces/selectors/get-prices-out.ts";
import { getPush } from "../../../src/domain/marketplaces/selectors/get-push.ts";
import { getSealed } from "../../../src/domain/marketplaces/selectors/get-sealed.ts";
import { isMatched } from "../../../src/domain/marketplaces/selectors/is-matched.ts";
import { isReceiptDue } from "../../../src/domain/marketplaces/selectors/is-receipt-due.ts";
import { listConnections } from "../../../src/domain/marketplaces/selectors/list-connections.ts";
import { listCountPlaces } from "../../../src/domain/marketplaces/selectors/list-count-places.ts";
import { listDecided } from "../../../src/domain/marketplaces/selectors/list-decided.ts";
import { listDeliveries } from "../../../src/domain/marketplaces/selectors/list-deliveries.ts";
import { listDrift } from "../../../src/domain/marketplaces/selectors/list-drift.ts";
import { listDuePrices } from "../../../src/domain/marketplaces/selectors/list-due-prices.ts";
import { listDueQuantities } from "../../../src/domain/marketplaces/selectors/list-due-quantities.ts";
import { listListingPrices } from "../../../src/domain/marketplaces/selectors/list-listing-prices.ts";
import { listOrderDeliveries } from "../../../src/domain/marketplaces/selectors/list-order-deliveries.ts";
import { listOwnPrices } from "../../../src/domain/marketplaces/selectors/list-own-prices.ts";
import { listPairings } from "../../../src/domain/marketplaces/selectors/list-pairings.ts";
import { listPriceDrift } from "../../../src/domain/marketplaces/selectors/list-price-drift.ts";
import { listPushedConnections } from "../../../src/domain/marketplaces/selectors/list-pushed-connections.ts";
import { listReadMessages } from "../../../src/domain/marketplaces/selectors/list-read-messages.ts";
import { listReceipts } from "../../../src/domain/marketplaces/selectors/list-receipts.ts";
import { listUnpaired } from "../../../src/domain/marketplaces/selectors/list-unpaired.ts";
import { previewPrices } from "../../../src/domain/marketplaces/selectors/preview-prices.ts";
import { previewPush } from "../../../src/domain/marketplaces/selectors/preview-push.ts";
import { suggestConnections } from "../../../src/domain/marketplaces/selectors/suggest-connections.ts";
import { acceptDrift } from "../../../src/domain/marketplaces/services/accept-drift.ts";
import { acceptPriceDrift } from "../../../src/domain/marketplaces/services/accept-price-drift.ts";
import { acceptProposals } from "../../../src/domain/marketplaces/services/accept-proposals.ts";
import { askForCount } from "../../../src/domain/marketplaces/services/ask-for-count.ts";
import { askForPush } from "../../../src/domain/marketplaces/services/ask-for-push.ts";
import { beginDailySync } from "../../../src/domain/marketplaces/services/begin-daily-sync.ts";
import { beginRead } from "../../../src/domain/marketplaces/services/begin-read.ts";
import { changeConnection } from "../../../src/domain/marketplaces/services/change-connection.ts";
import { claimDelivery } from "../../../src/domain/marketplaces/services/claim-delivery.ts";
import { claimPush } from "../../../src/domain/marketplaces/services/claim-push.ts";
import { claimRead } from "../../../src/domain/marketplaces/services/claim-read.ts";
import { claimWatch } from "../../../src/domain/marketplaces/services/claim-watch.ts";
import { clearDeliveries } from "../../../src/domain/marketplaces/services/clear-deliveries.ts";
import { closeAccount } from "../../../src/domain/marketplaces/services/close-account.ts";
import { closePush } from "../../../src/domain/marketplaces/services/close-push.ts";
import { compareStock } from "../../../src/domain/marketplaces/services/compare-stock.ts";
import { connectMarketplace } from "../../../src/domain/marketplaces/services/connect-marketplace.ts";
import { countReceipts } from "../../../src/domain/marketplaces/services/count-receipts.ts";
import { decidePairings } from "../../../src/domain/marketplaces/services/decide-pairings.ts";
import { endGone } from "../../../src/domain/marketplaces/services/end-gone.ts";
import { endListing } from "../../../src/domain/marketplaces/services/end-listing.ts";
import { endPushJob } from "../../../src/domain/marketplaces/services/end-push-job.ts";
import { endUnseen } from "../../../src/domain/marketplaces/services/end-unseen.ts";
import { failDelivery } from "../../../src/domain/marketplaces/services/fail-delivery.ts";
import { failPush } from "../../../src/domain/marketplaces/services/fail-push.ts";
import { failRead } from "../../../src/domain/marketplaces/services/fail-read.ts";
import { holdRead } from "../../../src/domain/marketplaces/services/hold-read.ts";
import { joinByHash } from "../../../src/domain/marketplaces/services/join-by-hash.ts";
import { keepPolled } from "../../../src/domain/marketplaces/services/keep-polled.ts";
import { markListings } from "../../../src/domain/marketplaces/services/mark-listings.ts";
import { markPrices } from "../../../src/domain/marketplaces/services/mark-prices.ts";
import { openComparison } from "../../../src/domain/marketplaces/services/open-comparison.ts";
import { openDrift } from "../../../src/domain/marketplaces/services/open-drift.ts";
import { openReceipts } from "../../../src/domain/marketplaces/services/open-receipts.ts";
import { pairByFacts } from "../../../src/domain/marketplaces/services/pair-by-facts.ts";
import { pairListings } from "../../../src/domain/marketplaces/services/pair-listings.ts";
import { proposeItems } from "../../../src/domain/marketplaces/services/propose-items.ts";
import { pushDrift } from "../../../src/domain/marketplaces/services/push-drift.ts";
import { pushPriceDrift } from "../../../src/domain/marketplaces/services/push-price-drift.ts";
import { recordListings } from "../../../src/domain/marketplaces/services/record-listings.ts";
import { recordPushJob } from "../../../src/domain/marketplaces/services/record-push-job.ts";
import { recordReadPage } from "../../../src/domain/marketplaces/services/record-read-page.ts";
import { recordStockThere } from "../../../src/domain/marketplaces/services/record-stock-there.ts";
import { redactDeliveries } from "../../../src/domain/marketplaces/services/redact-deliveries.ts";
import { releasePush } from "../../../src/domain/marketplaces/services/release-push.ts";
import { rememberListing } from "../../../src/domain/marketplaces/services/remember-listing.ts";
import { replayDeliveries } from "../../../src/domain/marketplaces/services/replay-deliveries.ts";
import { restPush } from "../../../src/domain/marketplaces/services/rest-push.ts";
import { restRead } from "../../../src/domain/marketplaces/services/rest-read.ts";
import { restoreListing } from "../../../src/domain/marketplaces/services/restore-listing.ts";
import { rotateSecrets } from "../../../src/domain/marketplaces/services/rotate-secrets.ts";
import { setListingPrice } from "../../../src/domain/marketplaces/services/set-listing-price.ts";
import { setPrices } from "../../../src/domain/marketplaces/services/set-prices.ts";
import { setPush } from "../../../src/domain/marketplaces/services/set-push.ts";
import { settleDelivery } from "../../../src/domain/marketplaces/services/settle-delivery.ts";
import { settlePrices } from "../../../src/domain/marketplaces/services/settle-prices.ts";
import { settlePush } from "../../../src/domain/marketplaces/services/settle-push.ts";
import { settleWatch } from "../../../src/domain/marketplaces/services/settle-watch.ts";
import { stopPrices } from "../../../src/domain/marketplaces/services/stop-prices.ts";
import { takeMarks } from "../../../src/domain/marketplaces/services/take-marks.ts";
import { tellRead } from "../../../src/domain/marketplaces/services/tell-read.ts";
import { tellReceipts } from "../../../src/domain/marketplaces/services/tell-receipts.ts";
import { trackRead } from "../../../src/domain/marketplaces/services/track-read.ts";
import { undoCorrections } from "../../../src/domain/marketplaces/services/undo-corrections.ts";
import { undoListingPrices } from "../../../src/domain/marketplaces/services/undo-listing-prices.ts";
import { undoPairings } from "../../../src/domain/marketplaces/services/undo-pairings.ts";
import { workOutPrices } from "../../../src/domain/marketplaces/services/work-out-prices.ts";
import { writeOwnPrices } from "../../../src/domain/marketplaces/services/write-own-prices.ts";
import { type DomainCase, given } from "./domain-case.ts";

const priced = { on: true, markup: { by: "percent", ppm: 50_000 }, round: null } as const;
const pushed = { on: true, percentage: 100, buffer: 0, max: null, end: 0 };
const listing = { externalId: "808", sku: "", title: "Foreign", priceMinor: 100n, quantity: 1, isActive: true, changedAt: null };

const NONE = "00000000-0000-0000-0000-000000000000";

const reading = {
	createdAt: new Date(),
	connection: 1,
	marketplace: "shopify",
	accountId: "any",
	status: "done",
	purpose: "sync",
	listings: 0,
	total: null,
	ended: 0,
	isLossy: false,
	error: null,
	comparedAt: new Date(),
	differing: 0,
	healed: 0,
	moving: 0,
} as const;

/** Connections, deliveries and listings. */
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
	given(getApiAccess)(({ connectionId }) => ({ connectionId })),
	given(getConnectionHealth)(({ connectionId }) => ({ connectionId })),
	given(getConnectionNamed)(({ account }) => ({ text: account })),
	given(getDelivery)(({ deliveryNumber }) => ({ number: BigInt(deliveryNumber) })),
	given(getSealed)(({ connectionId }) => ({ connectionId })),
	given(listDeliveries)(({ connectionId }) => ({ connectionId })),
	given(suggestConnections)(({ account }) => ({ typed: account, limit: 5 })),
	given(getDeliveryTrend)(({ connectionId }) => ({ connectionId })),
	given(claimWatch)(({ connectionId }) => ({ connectionId })),
	given(clearDeliveries)(({ connectionId }) => ({ connectionId, before: new Date() })),
	given(keepPolled)(({ connectionId }) => ({ connectionId, topic: "orders/updated", body: Buffer.from("{}") })),
	given(settleWatch)(({ connectionId }) => ({ connectionId, polledUntil: new Date(), apiError: null, enabled: [], created: [] })),
	given(changeConnection)(({ connectionId }) => ({ connectionId, state: "paused" })),
	given(closeAccount)(({ connectionId }) => ({ connectionId })),
	given(endListing)(({ connectionId }) => ({ connectionId, externalId: "808", heardAt: new Date() }), { step: true }),
	given(restoreListing)(({ connectionId }) => ({ connectionId, externalId: "808", heardAt: new Date() }), { step: true }),
	given(recordListings)(({ connectionId }) => ({ connectionId, listings: [listing] }), { step: true }),
	given(recordStockThere)(({ connectionId }) => ({ connectionId, stockExternalId: "909", quantity: 3, seenAt: null })),
	given(rememberListing)(({ connectionId, itemId }) => ({ connectionId, externalId: "808", sku: "", title: "", means: itemId }), { step: true }),
	given(replayDeliveries)(({ deliveryNumber }) => ({ number: BigInt(deliveryNumber) })),
	given(askForPush)(() => undefined),
	given(listPushedConnections)(() => undefined),
	given(claimPush)(({ connectionId }) => ({ connectionId, claim: null, most: 25 })),
	given(settlePush)(({ connectionId, itemId }) => ({
		connectionId,
		claim: 1,
		sentAt: new Date(),
		results: [{ listingId: itemId, version: 0, quantity: 0, kind: "accepted" }],
		handOn: true,
	})),
	given(failPush)(({ connectionId }) => ({ connectionId, claim: 1, reason: "foreign", retryAfter: null, isLasting: true })),
	given(findPushJob)(({ connectionId }) => ({ connectionId })),
	given(recordPushJob)(({ connectionId }) => ({ connectionId, externalId: "job", kind: "stock", wishes: [], sentAt: new Date() }), { step: true }),
	given(endPushJob)(({ connectionId }) => ({ connectionId, externalId: "job" })),
	given(restPush)(({ connectionId }) => ({ connectionId, claim: 1, wait: 1_000 })),
	given(markListings)(({ connectionId }) => ({ connectionId })),
	given(setPush)(({ connectionId }) => ({ connectionId, settings: pushed })),
	given(releasePush)(({ connectionId }) => ({ connectionId, zeros: 5 })),
	given(listDueQuantities)(({ connectionId }) => ({ connectionId, most: 25 })),
	given(countZeroing)(({ connectionId }) => ({ connectionId })),
	given(getPush)(({ connectionId }) => ({ connectionId })),
	given(previewPush)(({ connectionId }) => ({ connectionId, settings: pushed })),
	given(findPushTrouble)(({ connectionId }) => ({ connectionId })),
	given(rotateSecrets)(({ connectionId }) => ({ connectionId, secret: "another-secret" })),
	given(countPairings)(({ connectionId, readNumber }) => ({ connectionId, read: readNumber })),
	given(describeRead)(({ readNumber }) => ({ number: readNumber }), {
		statements: { most: 13, because: "it shows the first of what is paired, proposed and left open, one list each" },
	}),
	given(getPricesOut)(({ connectionId }) => ({ connectionId })),
	given(previewPrices)(({ connectionId }) => ({ connectionId, settings: priced })),
	given(listDuePrices)(({ connectionId }) => ({ connectionId, most: 25 })),
	given(findPriceRule)(({ connectionId }) => ({ connectionId })),
	given(takeMarks)(({ connectionId }) => ({ connectionId, kind: "stock" as const }), { further: [async () => undefined] }),
	given(workOutPrices)(({ connectionId }) => ({ connectionId })),
	given(markPrices)(({ connectionId }) => ({ connectionId })),
	given(setPrices)(({ connectionId }) => ({ connectionId, settings: priced })),
	given(stopPrices)(({ connectionId }) => ({ connectionId, there: "EUR", ours: "USD" })),
	given(closePush)(({ connectionId }) => ({
		connectionId,
		claim: 1,
		handOn: true,
		gone: [{ sku: "A-1", title: "Foreign" }],
		refused: { what: "quantity" as const, listings: [] },
	})),
	given(endGone)(({ itemId }) => ({ listingIds: [itemId] })),
	given(settlePrices)(({ connectionId, itemId }) => ({
		connectionId,
		claim: 1,
		results: [{ listingId: itemId, version: 0, priceMinor: 1n, kind: "accepted" }],
		handOn: true,
	})),
	given(listReceipts)(({ operationId }) => ({ operationId })),
	given(isReceiptDue)(({ connectionId }) => ({ connectionId }), { mayAnswer: "of none there is none due, which is no" }),
	given(openReceipts)(({ operationId }) => ({ operationId })),
	given(countReceipts)(({ connectionId }) => ({ connectionId })),
	given(tellReceipts)(({ connectionId }) => ({ connectionId })),
	given(isMatched)(({ connectionId }) => ({ connectionId })),
	given(findNewestComparison)(({ connectionId }) => ({ connectionId })),
	given(findUncomparedRead)(({ connectionId }) => ({ connectionId })),
	given(listDrift)(({ connectionId }) => ({ connectionId, most: 5 })),
	given(listCountPlaces)(({ itemIds }) => ({ itemIds })),
	given(describeDrift)(({ connectionId, readId, readNumber }) => ({ read: { ...reading, id: readId, number: readNumber, connectionId } }), {
		mayAnswer: "it words a reading that its caller has looked up, and finds no listing to it",
	}),
	given(beginDailySync)(({ connectionId }) => ({ connectionId })),
	given(compareStock)(({ connectionId }) => ({ connectionId })),
	given(openComparison)(({ readNumber }) => ({ number: readNumber })),
	given(openDrift)(({ readNumber, listingExternalId }) => ({ read: readNumber, externalId: listingExternalId })),
	given(acceptDrift)(({ readNumber, listingExternalId }) => ({ read: readNumber, externalId: listingExternalId })),
	given(pushDrift)(({ readNumber, listingExternalId }) => ({ read: readNumber, externalId: listingExternalId })),
	given(listPriceDrift)(({ connectionId }) => ({ connectionId, most: 5 })),
	given(acceptPriceDrift)(({ readNumber, listingExternalId }) => ({ read: readNumber, externalId: listingExternalId })),
	given(listListingPrices)(({ connectionId, itemId }) => ({ connectionId, itemId, settings: priced })),
	given(getListingPrices)(({ connectionId, itemId }) => ({ connectionId, itemId })),
	given(listOwnPrices)(({ itemId }) => ({ itemId })),
	given(setListingPrice)(({ connectionId, itemId }) => ({ connectionId, itemId, priceMinor: 100n })),
	given(writeOwnPrices)(({ connectionId, listingId }) => ({ connectionId, prices: [{ listingId, priceMinor: 100n }] })),
	given(undoListingPrices)(({ connectionId, listingId }) => ({
		connectionId,
		changes: [{ listingId, was: null, now: null, ackedWas: null, ackedNow: null }],
	})),
	given(pushPriceDrift)(({ readNumber, listingExternalId }) => ({ read: readNumber, externalId: listingExternalId })),
	given(askForCount)(({ readNumber, listingExternalId }) => ({ read: readNumber, externalId: listingExternalId })),
	given(undoCorrections)(({ connectionId, itemId, locationId }) => ({ connectionId, moves: [{ itemId, locationId, delta: 1 }], reason: "foreign" })),
	given(findListingRead)(({ readId }) => ({ readId })),
	given(findNewestRead)(({ connectionId }) => ({ connectionId })),
	given(getListingRead)(({ readNumber }) => ({ number: readNumber })),
	given(listDecided)(({ connectionId, listingExternalId, sku }) => ({ connectionId, lines: [{ line: 1, externalId: listingExternalId, sku }] }), {
		mayAnswer: "each line is answered, with no listing and no item",
	}),
	given(listPairings)(({ connectionId, readNumber }) => ({ connectionId, which: { paired: readNumber }, most: 5 })),
	given(listReadMessages)(({ readId }) => ({ readId })),
	given(listUnpaired)(({ connectionId }) => ({ connectionId, after: NONE, most: 5 })),
	given(acceptProposals)(({ readNumber }) => ({ number: readNumber })),
	given(beginRead)(({ connectionId }) => ({ connectionId })),
	given(claimRead)(({ connectionId, readId }) => ({ connectionId, readId })),
	given(decidePairings)(({ connectionId, listingExternalId }) => ({
		connectionId,
		decisions: [{ line: 2, externalId: listingExternalId, means: "ignored" }],
	})),
	given(endUnseen)(({ connectionId, readNumber }) => ({ connectionId, read: readNumber + 1, since: new Date() })),
	given(failRead)(({ readId }) => ({ readId, reason: "foreign" })),
	given(holdRead)(({ readId }) => ({ readId, slice: 1 })),
	given(joinByHash)(() => undefined),
	given(pairByFacts)(({ connectionId, readNumber }) => ({ connectionId, read: readNumber })),
	given(pairListings)(({ connectionId, readId }) => ({ connectionId, readId, slice: 1 })),
	given(proposeItems)(({ connectionId }) => ({ connectionId, after: NONE })),
	given(recordReadPage)(({ connectionId, readId }) => ({
		connectionId,
		readId,
		slice: 1,
		askedAt: new Date(),
		listings: [listing],
		next: null,
		total: null,
		isLossy: false,
	})),
	given(restRead)(({ connectionId, readId }) => ({ connectionId, readId, slice: 1, rest: 0 })),
	given(tellRead)(({ readId }) => ({ readId })),
	given(trackRead)(({ readNumber, workspaceId, channelId }) => ({
		read: readNumber,
		workspaceId,
		channelId,
		messageId: "message-of-a-reading",
		askedBy: "somebody",
	})),
	given(undoPairings)(({ connectionId, listingId }) => ({ connectionId, decision: listingId })),
];
