import { findLastUpload } from "../../../src/domain/marketplaces/selectors/find-last-upload.ts";
import { findNewestFile } from "../../../src/domain/marketplaces/selectors/find-newest-file.ts";
import { getFileState } from "../../../src/domain/marketplaces/selectors/get-file-state.ts";
import { getMarketFile } from "../../../src/domain/marketplaces/selectors/get-market-file.ts";
import { listFileOrderLines } from "../../../src/domain/marketplaces/selectors/list-file-order-lines.ts";
import { listThere } from "../../../src/domain/marketplaces/selectors/list-there.ts";
import { listUnnamedSales } from "../../../src/domain/marketplaces/selectors/list-unnamed-sales.ts";
import { listUploadLines } from "../../../src/domain/marketplaces/selectors/list-upload-lines.ts";
import { previewFileOrders } from "../../../src/domain/marketplaces/selectors/preview-file-orders.ts";
import { previewInventory } from "../../../src/domain/marketplaces/selectors/preview-inventory.ts";
import { discardMarketFile } from "../../../src/domain/marketplaces/services/discard-market-file.ts";
import { keepMarketFile } from "../../../src/domain/marketplaces/services/keep-market-file.ts";
import { lockMarketFile } from "../../../src/domain/marketplaces/services/lock-market-file.ts";
import { offerUpload } from "../../../src/domain/marketplaces/services/offer-upload.ts";
import { pairBySkuId } from "../../../src/domain/marketplaces/services/pair-by-sku-id.ts";
import { recordFileOrder } from "../../../src/domain/marketplaces/services/record-file-order.ts";
import { recordInventory } from "../../../src/domain/marketplaces/services/record-inventory.ts";
import { remindOfFile } from "../../../src/domain/marketplaces/services/remind-of-file.ts";
import { settleUpload } from "../../../src/domain/marketplaces/services/settle-upload.ts";
import { takeInventory } from "../../../src/domain/marketplaces/services/take-inventory.ts";
import { takeOrders } from "../../../src/domain/marketplaces/services/take-orders.ts";
import { type DomainCase, given } from "./domain-case.ts";

const inventoryLine = { externalId: "808950810", title: "Foreign", quantity: 1, priceMinor: 1n, facts: {} };
const sold = { productId: "808950810", title: "Foreign", quantity: 1, priceMinor: 1n };

/** What comes and goes by file. */
export const MARKET_FILES: readonly DomainCase[] = [
	given(findLastUpload)(({ connectionId }) => ({ connectionId })),
	given(findNewestFile)(({ connectionId }) => ({ connectionId, statuses: ["previewed" as const] })),
	given(getFileState)(({ connectionId }) => ({ connectionId }), { mayAnswer: "of what is not there no file was taken, and nothing waits" }),
	given(getMarketFile)(({ fileNumber }) => ({ number: fileNumber })),
	given(listFileOrderLines)(({ connectionId, orderExternalId }) => ({ connectionId, orders: [orderExternalId] })),
	given(listThere)(({ connectionId, listingExternalId }) => ({ connectionId, externalIds: [listingExternalId] }), {
		mayAnswer: "each id is answered, with no listing and no item",
	}),
	given(listUnnamedSales)(({ connectionId, listingExternalId }) => ({ connectionId, productIds: [listingExternalId] })),
	given(listUploadLines)(({ connectionId }) => ({ connectionId })),
	given(previewFileOrders)(({ connectionId }) => ({ connectionId, orders: [{ externalId: "62955D06-A", lines: [sold] }] }), {
		mayAnswer: "it says again what the file says, with no item",
	}),
	given(previewInventory)(({ connectionId }) => ({ connectionId, lines: [inventoryLine] }), { mayAnswer: "it counts the file's own lines, all as unheard of" }),
	given(discardMarketFile)(({ fileNumber }) => ({ number: fileNumber })),
	given(keepMarketFile)(({ connectionId }) => ({ connectionId, kind: "orders", name: "a.csv", body: Buffer.from("a") }), { step: true }),
	given(lockMarketFile)(({ fileNumber }) => ({ number: fileNumber, statuses: ["previewed" as const] })),
	given(offerUpload)(({ connectionId }) => ({ connectionId })),
	given(pairBySkuId)(({ connectionId }) => ({ connectionId, listings: [{ externalId: "1", title: "Foreign" }] }), { step: true }),
	given(recordFileOrder)(({ connectionId }) => ({ connectionId, order: { externalId: "62955D06-A", lines: [sold] } })),
	given(recordInventory)(({ connectionId }) => ({ connectionId, lines: [inventoryLine], left: [] }), { step: true }),
	given(remindOfFile)(({ connectionId }) => ({ connectionId })),
	given(settleUpload)(({ fileNumber }) => ({ number: fileNumber, became: "uploaded" })),
	given(takeInventory)(({ fileNumber }) => ({ number: fileNumber, hash: "foreign" })),
	given(takeOrders)(({ fileNumber }) => ({ number: fileNumber, hash: "foreign" })),
];
