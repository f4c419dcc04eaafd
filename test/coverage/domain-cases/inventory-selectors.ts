import { countDriftedRows } from "../../../src/domain/inventory/selectors/bulk/count-drifted-rows.ts";
import { countSchedules } from "../../../src/domain/inventory/selectors/bulk/count-schedules.ts";
import { describeOperation } from "../../../src/domain/inventory/selectors/bulk/describe-operation.ts";
import { findApproval } from "../../../src/domain/inventory/selectors/bulk/find-approval.ts";
import { findFirstLines } from "../../../src/domain/inventory/selectors/bulk/find-first-lines.ts";
import { findImportCandidates } from "../../../src/domain/inventory/selectors/bulk/find-import-candidates.ts";
import { findKeyAhead } from "../../../src/domain/inventory/selectors/bulk/find-key-ahead.ts";
import { findNextQueued } from "../../../src/domain/inventory/selectors/bulk/find-next-queued.ts";
import { findOperation } from "../../../src/domain/inventory/selectors/bulk/find-operation.ts";
import { findPlanView } from "../../../src/domain/inventory/selectors/bulk/find-plan-view.ts";
import { findPricesAhead } from "../../../src/domain/inventory/selectors/bulk/find-prices-ahead.ts";
import { findRowKeyAhead } from "../../../src/domain/inventory/selectors/bulk/find-row-key-ahead.ts";
import { findSchedule } from "../../../src/domain/inventory/selectors/bulk/find-schedule.ts";
import { findUndo } from "../../../src/domain/inventory/selectors/bulk/find-undo.ts";
import { findUndone } from "../../../src/domain/inventory/selectors/bulk/find-undone.ts";
import { getChangeNow } from "../../../src/domain/inventory/selectors/bulk/get-change-now.ts";
import { getOperation } from "../../../src/domain/inventory/selectors/bulk/get-operation.ts";
import { getSchedule } from "../../../src/domain/inventory/selectors/bulk/get-schedule.ts";
import { hasRunningOperation } from "../../../src/domain/inventory/selectors/bulk/has-running-operation.ts";
import { listCategoryMoves } from "../../../src/domain/inventory/selectors/bulk/list-category-moves.ts";
import { listChunkLow } from "../../../src/domain/inventory/selectors/bulk/list-chunk-low.ts";
import { listMovedRows } from "../../../src/domain/inventory/selectors/bulk/list-moved-rows.ts";
import { listOpenOperations } from "../../../src/domain/inventory/selectors/bulk/list-open-operations.ts";
import { listOpenRuns } from "../../../src/domain/inventory/selectors/bulk/list-open-runs.ts";
import { listOperationRows } from "../../../src/domain/inventory/selectors/bulk/list-operation-rows.ts";
import { listOperations } from "../../../src/domain/inventory/selectors/bulk/list-operations.ts";
import { listPlaces } from "../../../src/domain/inventory/selectors/bulk/list-places.ts";
import { listProblems } from "../../../src/domain/inventory/selectors/bulk/list-problems.ts";
import { listProgressMessages } from "../../../src/domain/inventory/selectors/bulk/list-progress-messages.ts";
import { listSchedules } from "../../../src/domain/inventory/selectors/bulk/list-schedules.ts";
import { matchImportLines } from "../../../src/domain/inventory/selectors/bulk/match-import-lines.ts";
import { nameImportLines } from "../../../src/domain/inventory/selectors/bulk/name-import-lines.ts";
import { placeImportLines } from "../../../src/domain/inventory/selectors/bulk/place-import-lines.ts";
import { readUpload } from "../../../src/domain/inventory/selectors/bulk/read-upload.ts";
import { sumPlannedValues } from "../../../src/domain/inventory/selectors/bulk/sum-planned-values.ts";
import { explainNothing } from "../../../src/domain/inventory/selectors/explain-nothing.ts";
import { explainStock } from "../../../src/domain/inventory/selectors/explain-stock.ts";
import { findCoverImage } from "../../../src/domain/inventory/selectors/find-cover-image.ts";
import { findImage } from "../../../src/domain/inventory/selectors/find-image.ts";
import { findItemBySku } from "../../../src/domain/inventory/selectors/find-item-by-sku.ts";
import { findLocationByName } from "../../../src/domain/inventory/selectors/find-location-by-name.ts";
import { findMappingFor } from "../../../src/domain/inventory/selectors/find-mapping-for.ts";
import { findNearestSku } from "../../../src/domain/inventory/selectors/find-nearest-sku.ts";
import { findOpenLocation } from "../../../src/domain/inventory/selectors/find-open-location.ts";
import { findPriceRule } from "../../../src/domain/inventory/selectors/find-price-rule.ts";
import { findPriceSpan } from "../../../src/domain/inventory/selectors/find-price-span.ts";
import { findTillLocation } from "../../../src/domain/inventory/selectors/find-till-location.ts";
import { findTwin } from "../../../src/domain/inventory/selectors/find-twin.ts";
import { getAnyItemBySku } from "../../../src/domain/inventory/selectors/get-any-item-by-sku.ts";
import { getDefaultLocation } from "../../../src/domain/inventory/selectors/get-default-location.ts";
import { getExportOutline } from "../../../src/domain/inventory/selectors/get-export-outline.ts";
import { getItem } from "../../../src/domain/inventory/selectors/get-item.ts";
import { getItemBySku } from "../../../src/domain/inventory/selectors/get-item-by-sku.ts";
import { getItemFilter } from "../../../src/domain/inventory/selectors/get-item-filter.ts";
import { getLocation } from "../../../src/domain/inventory/selectors/get-location.ts";
import { getLocationById } from "../../../src/domain/inventory/selectors/get-location-by-id.ts";
import { getMapping } from "../../../src/domain/inventory/selectors/get-mapping.ts";
import { getPriceRule } from "../../../src/domain/inventory/selectors/get-price-rule.ts";
import { getReceipt } from "../../../src/domain/inventory/selectors/get-receipt.ts";
import { getTillPlace } from "../../../src/domain/inventory/selectors/get-till-place.ts";
import { getTypedRule } from "../../../src/domain/inventory/selectors/get-typed-rule.ts";
import { itemFilter } from "../../../src/domain/inventory/selectors/item-filter.ts";
import { listDrifts } from "../../../src/domain/inventory/selectors/ledger/list-drifts.ts";
import { listCommittedOrders } from "../../../src/domain/inventory/selectors/list-committed-orders.ts";
import { listExportItems } from "../../../src/domain/inventory/selectors/list-export-items.ts";
import { listFallenLow } from "../../../src/domain/inventory/selectors/list-fallen-low.ts";
import { listImages } from "../../../src/domain/inventory/selectors/list-images.ts";
import { listItems } from "../../../src/domain/inventory/selectors/list-items.ts";
import { listLevels } from "../../../src/domain/inventory/selectors/list-levels.ts";
import { listLocations } from "../../../src/domain/inventory/selectors/list-locations.ts";
import { listLowStock } from "../../../src/domain/inventory/selectors/list-low-stock.ts";
import { listMappings } from "../../../src/domain/inventory/selectors/list-mappings.ts";
import { listNamedSkus } from "../../../src/domain/inventory/selectors/list-named-skus.ts";
import { listPriceChanges } from "../../../src/domain/inventory/selectors/list-price-changes.ts";
import { listPricePoints } from "../../../src/domain/inventory/selectors/list-price-points.ts";
import { listPriceRules } from "../../../src/domain/inventory/selectors/list-price-rules.ts";
import { listReceiptLines } from "../../../src/domain/inventory/selectors/list-receipt-lines.ts";
import { listSetNames } from "../../../src/domain/inventory/selectors/list-set-names.ts";
import { listStockStory } from "../../../src/domain/inventory/selectors/list-stock-story.ts";
import { listStockValues } from "../../../src/domain/inventory/selectors/list-stock-values.ts";
import { foldTexts } from "../../../src/domain/inventory/selectors/search/fold-texts.ts";
import { getSearchPlan } from "../../../src/domain/inventory/selectors/search/get-search-plan.ts";
import { listNearWords } from "../../../src/domain/inventory/selectors/search/list-near-words.ts";
import { listWeighedItems } from "../../../src/domain/inventory/selectors/search/list-weighed-items.ts";
import { walkItems } from "../../../src/domain/inventory/selectors/search/walk-items.ts";
import { suggestItems } from "../../../src/domain/inventory/selectors/suggest-items.ts";
import { suggestLocations } from "../../../src/domain/inventory/selectors/suggest-locations.ts";
import { suggestOperations } from "../../../src/domain/inventory/selectors/suggest-operations.ts";
import { suggestPriceRules } from "../../../src/domain/inventory/selectors/suggest-price-rules.ts";
import { suggestSets } from "../../../src/domain/inventory/selectors/suggest-sets.ts";
import { Prisma } from "../../../src/generated/prisma/client.ts";
import { type DomainCase, given } from "./domain-case.ts";

const limit = 100;

/** A plan and a page that any item fits: what keeps the search to one's own is its own condition. */
const plan = { typed: "", folded: "", words: [], attributeWords: [], conditions: [Prisma.sql`true`] };
const anyTerm = { word: "charizard", forms: [{ text: "charizard", isPrefix: false, far: 0 }] };
const ask = {
	terms: [anyTerm],
	sort: { keys: [{ sql: Prisma.sql`item.title`, type: "text" as const }], isDescending: false, needsStock: false, indexed: null },
	last: null,
	limit,
	countTo: limit,
};

const upTo = "ffffffff-ffff-ffff-ffff-ffffffffffff";
const anyRule = { adjust: { by: "percent" as const, ppm: 10_000 }, round: null, floor: null, ceiling: null };
/** A file with one line. */
const fileSource = {
	...{ kind: "file" as const, name: "a.csv", bytes: 10, header: ["sku", "quantity"], delimiter: "," as const, start: 13, startLine: 2 },
	...{ encoding: "utf-8" as const, format: "omni" as const, quantities: "set" as const },
};
const fileRecord = { cells: ["A-1", "1"], line: 2, next: { offset: 20, line: 3 } };
const fileLine = {
	...{ sku: "A-1", newSku: null, title: null, category: null, condition: null, attributes: {}, priceMinor: null, costMinor: null, barcode: null },
	...{ quantity: 1, added: null, isAvailable: false, location: null, bin: null, marketMinor: null, marketAt: null, notes: null },
};

/** Reading items, prices and stock. */
export const INVENTORY_SELECTORS: readonly DomainCase[] = [
	given(explainNothing)(({ title }) => ({ words: title, isFiltered: true }), { mayAnswer: "what may have been meant is one of the shop's own items" }),
	given(listFallenLow)(({ itemId }) => ({ fallen: [{ itemId, by: 100 }], limit })),
	given(listChunkLow)(({ operationId }) => ({ operationId, after: null, upTo: "ffffffff-ffff-ffff-ffff-ffffffffffff", limit })),
	given(explainStock)(({ itemId }) => ({ itemId, limit }), { mayAnswer: "an item without a ledger has an empty one" }),
	given(findCoverImage)(({ itemId }) => ({ itemId })),
	given(findImage)(({ imageId }) => ({ imageId })),
	given(findItemBySku)(({ sku }) => ({ sku })),
	given(findLocationByName)(({ locationName }) => ({ name: locationName })),
	given(findNearestSku)(({ sku }) => ({ sku, archived: false })),
	given(findPriceSpan)(({ itemId }) => ({ itemId, since: new Date(0) })),
	given(findTwin)(({ title }) => ({ title, category: "tcg-single", condition: "Near Mint", attributes: { set_name: "Base Set" }, barcode: null })),
	given(getAnyItemBySku)(({ sku }) => ({ sku, meant: "live" })),
	given(getDefaultLocation)(() => undefined),
	given(getExportOutline)(({ sku }) => ({ filter: { words: sku }, format: "omni" })),
	given(getItem)(({ itemId }) => ({ itemId })),
	given(getItemBySku)(({ sku }) => ({ sku })),
	given(getItemFilter)(({ locationName }) => ({ words: "charizard", location: locationName })),
	given(findPriceRule)(({ ruleName }) => ({ name: ruleName })),
	given(getPriceRule)(({ ruleName }) => ({ name: ruleName })),
	given(getTypedRule)(({ ruleName }) => ({ rule: ruleName })),
	given(listPriceRules)(() => undefined),
	given(suggestPriceRules)(({ ruleName }) => ({ typed: ruleName, limit: 5 })),
	given(getMapping)(({ mappingName }) => ({ name: mappingName })),
	given(listMappings)(() => undefined),
	given(findMappingFor)(() => ({ header: ["Card Name", "Qty"] })),
	given(findImportCandidates)(({ sku }) => ({
		clues: [
			{
				tcgplayerSkuId: "1",
				newSku: sku,
				barcode: null,
				title: "Charizard",
				setName: null,
				collectorNumber: null,
				condition: null,
				finish: null,
				language: null,
			},
		],
	})),
	given(nameImportLines)(() => ({ lines: [] })),
	given(getLocation)(({ locationName }) => ({ name: locationName })),
	given(getTillPlace)(({ locationId }) => ({ locationId })),
	given(findTillLocation)(() => ({ place: "905684977" })),
	given(findOpenLocation)(({ locationId }) => ({ locationId })),
	given(getLocationById)(({ locationId }) => ({ locationId })),
	given(getReceipt)(({ receiptNumber }) => ({ number: receiptNumber })),
	given(itemFilter)(() => ({ words: "charizard" })),
	given(listDrifts)(() => ({ after: null, items: limit })),
	given(listCommittedOrders)(({ itemId }) => ({ itemId, limit })),
	given(listExportItems)(({ sku }) => ({ filter: { words: sku }, format: "omni", after: null, count: limit })),
	given(listImages)(({ itemId }) => ({ itemId })),
	given(listItems)(({ title }) => ({ filter: { words: title }, pageSize: limit }), { mayAnswer: "an empty page, and that its count is exact" }),
	given(listLevels)(({ itemId }) => ({ itemId }), { mayAnswer: "each of the shop's own locations, with nothing of the item in it" }),
	given(listLocations)(() => undefined),
	given(listLowStock)(() => ({ filter: {}, after: null, limit })),
	given(listNamedSkus)(({ skus }) => ({ text: skus.join(",") })),
	given(listPriceChanges)(({ itemId }) => ({ itemId, limit })),
	given(listPricePoints)(({ itemId }) => ({ itemId, limit })),
	given(listReceiptLines)(({ receiptId }) => ({ receiptId, after: null, limit })),
	given(listStockStory)(({ itemId }) => ({ itemId, before: null, limit })),
	given(listStockValues)(() => ({ at: new Date(Date.now() - 1) })),
	given(foldTexts)(() => ({ texts: ["Pokémon"] })),
	given(getSearchPlan)(() => ({ filter: { words: "charizard" } })),
	given(listNearWords)(() => ({ words: ["charzard"] })),
	given(listWeighedItems)(() => ({ plan, most: limit, ask })),
	given(walkItems)(() => ({ plan, ask })),
	given(listSetNames)(() => undefined),
	given(suggestItems)(({ sku }) => ({ typed: sku, limit })),
	given(suggestLocations)(({ locationName }) => ({ typed: locationName, limit })),
	given(suggestSets)(() => ({ typed: "", limit })),
	given(suggestOperations)(({ operationNumber }) => ({ typed: `B-${operationNumber}`, limit })),
];

/** Reading bulk operations. */
export const BULK_SELECTORS: readonly DomainCase[] = [
	given(countSchedules)(() => undefined),
	given(countDriftedRows)(({ operationId }) => ({ operationId, touches: "prices" })),
	given(describeOperation)(({ doneOperationNumber }) => ({ number: doneOperationNumber, withFiles: true })),
	given(findApproval)(({ operation, settings }) => ({ operation, settings: { ...settings, bulkMaxRows: 1 } }), {
		mayAnswer: "it compares the plan that it is handed with the settings that it is handed",
	}),
	given(findKeyAhead)(() => ({ after: null, count: 1 })),
	given(findFirstLines)(({ doneOperationId, skus }) => ({ operationId: doneOperationId, skus: skus.map((sku) => ({ key: sku.toLowerCase(), itemId: null })) })),
	given(findNextQueued)(() => undefined),
	given(findOperation)(({ operationId }) => ({ operationId })),
	given(findPlanView)(({ operationId, ownerId }) => ({ operationId, personId: ownerId })),
	given(findPricesAhead)(({ operationId }) => ({ operationId, after: null, rows: 1 })),
	given(findRowKeyAhead)(({ operationId }) => ({ operationId, after: null, count: 1 })),
	given(findSchedule)(({ scheduleId }) => ({ scheduleId })),
	given(findUndone)(({ doneOperationId }) => ({ undoesId: doneOperationId, limits: { percent: null, floor: null, marketDays: 7 } }), {
		mayAnswer: "that it came to nothing",
	}),
	given(findUndo)(({ operationId }) => ({ operationId })),
	given(getChangeNow)(({ ruleName }) => ({ change: { kind: "reprice", rule: anyRule, saved: { name: ruleName } } })),
	given(getOperation)(({ operationNumber }) => ({ number: operationNumber })),
	given(getSchedule)(({ scheduleNumber }) => ({ number: scheduleNumber })),
	given(hasRunningOperation)(() => undefined),
	given(listCategoryMoves)(() => ({ items: Prisma.sql`true`, category: "other", condition: undefined })),
	given(listMovedRows)(({ operationId }) => ({ operationId, limit })),
	given(listOpenOperations)(({ ownerId }) => ({ personId: ownerId })),
	given(listOpenRuns)(({ scheduleId }) => ({ scheduleId })),
	given(listOperationRows)(({ doneOperationId }) => ({ operationId: doneOperationId, reached: null, limit })),
	given(listOperations)(() => ({ status: undefined, before: undefined, limit })),
	given(listPlaces)(() => undefined),
	given(listProblems)(({ doneOperationId }) => ({ operationId: doneOperationId, limit })),
	given(listProgressMessages)(({ doneOperationId }) => ({ operationId: doneOperationId })),
	given(listSchedules)(() => ({ withEnded: true, limit })),
	given(matchImportLines)(({ skus }) => ({ skus, locationIds: skus.map(() => null) }), { mayAnswer: "each SKU is told, as not known" }),
	given(placeImportLines)(
		({ locationName }) => ({ source: { ...fileSource, location: { id: upTo, name: locationName } }, said: [{ record: fileRecord, line: fileLine }] }),
		{
			mayAnswer: "it tells of each line, that it has no such location",
		},
	),
	given(sumPlannedValues)(({ operationId }) => ({ operationId, after: null, upTo: null }), { mayAnswer: "the sums of no rows" }),
	given(readUpload)(({ doneOperationId }) => ({ operationId: doneOperationId, offset: 0 })),
];
