import { addImage } from "../../../src/domain/inventory/services/add-image.ts";
import { addLocation } from "../../../src/domain/inventory/services/add-location.ts";
import { announceLow } from "../../../src/domain/inventory/services/announce-low.ts";
import { archiveItem } from "../../../src/domain/inventory/services/archive-item.ts";
import { arrangeImages } from "../../../src/domain/inventory/services/arrange-images.ts";
import { averageCost } from "../../../src/domain/inventory/services/average-cost.ts";
import { changeLocation } from "../../../src/domain/inventory/services/change-location.ts";
import { copyItem } from "../../../src/domain/inventory/services/copy-item.ts";
import { countStock } from "../../../src/domain/inventory/services/count-stock.ts";
import { createItem } from "../../../src/domain/inventory/services/create-item.ts";
import { createReceipt } from "../../../src/domain/inventory/services/create-receipt.ts";
import { editItem } from "../../../src/domain/inventory/services/edit-item.ts";
import { holdItem } from "../../../src/domain/inventory/services/hold-item.ts";
import { repairLevels } from "../../../src/domain/inventory/services/ledger/repair-levels.ts";
import { lockItem } from "../../../src/domain/inventory/services/lock-item.ts";
import { lockLevels } from "../../../src/domain/inventory/services/lock-levels.ts";
import { lockLocations } from "../../../src/domain/inventory/services/lock-locations.ts";
import { lockPrice } from "../../../src/domain/inventory/services/lock-price.ts";
import { moveStock } from "../../../src/domain/inventory/services/move-stock.ts";
import { noteLowStock } from "../../../src/domain/inventory/services/note-low-stock.ts";
import { pruneImage } from "../../../src/domain/inventory/services/prune-image.ts";
import { receiveStock } from "../../../src/domain/inventory/services/receive-stock.ts";
import { refusedMove } from "../../../src/domain/inventory/services/refused-move.ts";
import { removeMapping } from "../../../src/domain/inventory/services/remove-mapping.ts";
import { removePriceRule } from "../../../src/domain/inventory/services/remove-price-rule.ts";
import { removeStock } from "../../../src/domain/inventory/services/remove-stock.ts";
import { reopenLocation } from "../../../src/domain/inventory/services/reopen-location.ts";
import { requirePriceFloor } from "../../../src/domain/inventory/services/require-price-floor.ts";
import { restoreItem } from "../../../src/domain/inventory/services/restore-item.ts";
import { restoreMapping } from "../../../src/domain/inventory/services/restore-mapping.ts";
import { restorePrice } from "../../../src/domain/inventory/services/restore-price.ts";
import { restorePriceRule } from "../../../src/domain/inventory/services/restore-price-rule.ts";
import { saveMapping } from "../../../src/domain/inventory/services/save-mapping.ts";
import { savePriceRule } from "../../../src/domain/inventory/services/save-price-rule.ts";
import { setBin } from "../../../src/domain/inventory/services/set-bin.ts";
import { setImageRemoved } from "../../../src/domain/inventory/services/set-image-removed.ts";
import { setPrice } from "../../../src/domain/inventory/services/set-price.ts";
import { setTillPlace } from "../../../src/domain/inventory/services/set-till-place.ts";
import { trackOperation } from "../../../src/domain/inventory/services/track-operation.ts";
import { transferStock } from "../../../src/domain/inventory/services/transfer-stock.ts";
import { undoEdit } from "../../../src/domain/inventory/services/undo-edit.ts";
import { undoItem } from "../../../src/domain/inventory/services/undo-item.ts";
import { undoMapping } from "../../../src/domain/inventory/services/undo-mapping.ts";
import { undoPriceLock } from "../../../src/domain/inventory/services/undo-price-lock.ts";
import { undoStock } from "../../../src/domain/inventory/services/undo-stock.ts";
import { writeItemFields } from "../../../src/domain/inventory/services/write-item-fields.ts";
import { type DomainCase, given } from "./domain-case.ts";

const picture = { key: "abcdefghijklmnopqrstuv", contentType: "image/jpeg", width: 1, height: 1, bytes: 1, sha256: "0".repeat(64) } as const;

/** Writing items, prices and stock. */
export const INVENTORY_SERVICES: readonly DomainCase[] = [
	given(addImage)(({ itemId }) => ({ itemId, ...picture })),
	given(addLocation)(() => ({ name: "Annex" })),
	given(archiveItem)(({ itemId }) => ({ itemId })),
	given(arrangeImages)(({ itemId, imageId }) => ({ itemId, imageIds: [imageId] })),
	given(announceLow)(() => ({ count: 0, items: [] })),
	given(noteLowStock)(({ itemId }) => ({ fallen: [{ itemId, by: 100 }] })),
	given(averageCost)(({ itemId }) => ({ itemId, quantity: 1, unitCostMinor: 5n })),
	given(changeLocation)(({ locationId }) => ({ locationId, name: "Mine now" })),
	given(setTillPlace)(({ locationId }) => ({ locationId, place: "905684977" })),
	given(copyItem)(({ itemId }) => ({ itemId, sku: "COPY-1" })),
	given(countStock)(({ itemId, locationId }) => ({ itemId, locationId, counted: 1, seen: 1 })),
	given(createItem)(() => ({ sku: "COV-1", title: "New", category: "other", condition: "New", priceMinor: 1n })),
	given(createReceipt)(() => ({})),
	given(editItem)(({ itemId }) => ({ itemId, title: "Mine now" })),
	given(repairLevels)(({ itemId, locationId }) => ({ levels: [{ itemId, locationId }], oversold: [], reason: "coverage" }), { step: true }),
	given(holdItem)(({ itemId }) => ({ itemId })),
	given(lockItem)(({ itemId }) => ({ itemId })),
	given(lockLevels)(({ itemId, locationId }) => ({ itemId, locationIds: [locationId] })),
	given(lockLocations)(() => undefined),
	given(lockPrice)(({ itemId }) => ({ itemId, locked: true })),
	given(moveStock)(({ itemId, locationId }) => ({ itemId, locationId, delta: 1, kind: "received" })),
	given(pruneImage)(({ imageId }) => ({ imageId })),
	given(receiveStock)(({ itemId, locationId }) => ({ itemId, locationId, quantity: 1 })),
	given(removePriceRule)(({ ruleName }) => ({ name: ruleName })),
	given(restorePriceRule)(({ ruleName }) => ({ seen: { name: ruleName, text: "x1.00, round .99" }, restore: null }), {
		mayAnswer: "a rule that is no longer there has changed since",
	}),
	given(savePriceRule)(() => ({ name: "Coverage", text: "+1%" })),
	given(restoreMapping)(({ workspaceId }) => ({ mappingId: workspaceId, name: "Coverage back", header: ["qty"], columns: { qty: "quantity" } }), {
		mayAnswer: "it makes the row anew from what it is handed",
	}),
	given(undoMapping)(
		({ workspaceId }) => ({ mappingId: workspaceId, seen: { name: "Coverage", header: ["qty"], columns: { qty: "quantity" } }, restore: null }),
		{
			mayAnswer: "a mapping that is not there has been removed since",
		},
	),
	given(removeMapping)(({ mappingName }) => ({ name: mappingName })),
	given(saveMapping)(() => ({ name: "Coverage", header: ["Qty"], roles: ["quantity"] })),
	given(refusedMove)(({ itemId, locationId }) => ({ itemId, locationId, delta: -1, kind: "received" })),
	given(removeStock)(({ itemId, locationId }) => ({ itemId, locationId, quantity: 1, reason: "lost" })),
	given(reopenLocation)(({ locationId }) => ({ locationId })),
	given(requirePriceFloor)(({ sku }) => ({ sku, priceMinor: 100n })),
	given(restoreItem)(({ itemId }) => ({ itemId })),
	given(restorePrice)(({ itemId }) => ({ itemId, seenMinor: 1n, restoreMinor: 2n })),
	given(setBin)(({ itemId, locationId }) => ({ itemId, locationId, bin: "A1" }), { step: true }),
	given(setImageRemoved)(({ imageId }) => ({ imageId, removed: true })),
	given(setPrice)(({ itemId }) => ({ itemId, priceMinor: 1n })),
	given(trackOperation)(({ operationNumber, workspaceId }) => ({
		operation: `B-${operationNumber}`,
		workspaceId,
		channelId: "1",
		messageId: "2",
		askedBy: "somebody",
	})),
	given(transferStock)(({ itemId, locationId }) => ({ itemId, fromId: locationId, toId: locationId, quantity: 1 })),
	given(undoEdit)(({ itemId }) => ({ itemId, changes: [{ field: "title", was: "a", now: "b" }] })),
	given(undoItem)(({ itemId }) => ({ itemId, reason: "undo" })),
	given(undoPriceLock)(({ itemId }) => ({ itemId, locked: true })),
	given(undoStock)(({ itemId, locationId }) => ({ itemId, locationId, delta: 1, reason: "undo" })),
	given(writeItemFields)(({ item }) => ({ item, before: { title: item.title }, after: { title: "Mine now" } }), {
		mayAnswer: "it tells how what it is handed differs; no row is theirs to write",
	}),
];
