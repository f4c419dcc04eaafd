import type { Inverse } from "../../core/inverse.ts";
import { say } from "../../core/messages/say.ts";
import { alsoNeeds } from "../../core/permissions/also-needs.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { archiveItem } from "../../inventory/services/archive-item.ts";
import { arrangeImages } from "../../inventory/services/arrange-images.ts";
import { changeSchedule } from "../../inventory/services/bulk/change-schedule.ts";
import { changeLocation } from "../../inventory/services/change-location.ts";
import { restoreItem } from "../../inventory/services/restore-item.ts";
import { restoreMapping } from "../../inventory/services/restore-mapping.ts";
import { restorePrice } from "../../inventory/services/restore-price.ts";
import { restorePriceRule } from "../../inventory/services/restore-price-rule.ts";
import { setImageRemoved } from "../../inventory/services/set-image-removed.ts";
import { setTillPlace } from "../../inventory/services/set-till-place.ts";
import { transferStock } from "../../inventory/services/transfer-stock.ts";
import { undoEdit } from "../../inventory/services/undo-edit.ts";
import { undoItem } from "../../inventory/services/undo-item.ts";
import { undoMapping } from "../../inventory/services/undo-mapping.ts";
import { undoPriceLock } from "../../inventory/services/undo-price-lock.ts";
import { undoStock } from "../../inventory/services/undo-stock.ts";
import { changeConnection } from "../../marketplaces/services/change-connection.ts";
import { setPrices } from "../../marketplaces/services/set-prices.ts";
import { setPush } from "../../marketplaces/services/set-push.ts";
import { undoCorrections } from "../../marketplaces/services/undo-corrections.ts";
import { undoListingPrices } from "../../marketplaces/services/undo-listing-prices.ts";
import { undoPairings } from "../../marketplaces/services/undo-pairings.ts";
import { undoSale } from "../../orders/services/undo-sale.ts";
import { undoTicket } from "../../orders/services/undo-ticket.ts";
import { carryOutOrder } from "./carry-out-order.ts";
import { carryOutTeam } from "./carry-out-team.ts";
import { restoreSettings } from "./restore-settings.ts";
import { restoreSubscription } from "./restore-subscription.ts";
import { revokeToken } from "./revoke-token.ts";

/** Does what takes a write back, with the permission that the write itself needs, and tells it in words. */
export async function carryOut(scope: VendorScope<"inventory.read">, { inverse, change }: { inverse: Inverse; change: string }): Promise<string> {
	switch (inverse.kind) {
		case "price": {
			const { itemId, seenMinor, restoreMinor, forced } = inverse;
			const [seen, restored] = [BigInt(seenMinor), BigInt(restoreMinor)];
			return restorePrice(alsoNeeds(scope, "pricing.write"), { itemId, seenMinor: seen, restoreMinor: restored, forced });
		}
		case "price-lock":
			return say.undoneLock(await undoPriceLock(alsoNeeds(scope, "pricing.write"), { itemId: inverse.itemId, locked: inverse.locked }));
		case "stock": {
			const { itemId, locationId, delta, receiptId, unitCostMinor, cost } = inverse;
			const { sku, onHand, costMoved } = await undoStock(alsoNeeds(scope, "stock.write"), {
				itemId,
				locationId,
				delta,
				reason: say.undoReason({ change }),
				receiptId,
				unitCostMinor: unitCostMinor === undefined ? undefined : BigInt(unitCostMinor),
				cost: cost && { seenMinor: BigInt(cost.seenMinor), restoreMinor: cost.restoreMinor === null ? null : BigInt(cost.restoreMinor) },
			});
			return say.undoneStock({ sku, delta, onHand, costMoved });
		}
		case "transfer": {
			const { itemId, fromId, toId, quantity } = inverse;
			const undoReason = say.undoReason({ change });
			const { sku, from, to } = await transferStock(alsoNeeds(scope, "stock.write"), { itemId, fromId: toId, toId: fromId, quantity, undoReason });
			return say.undoneTransfer({ sku, count: quantity, from, to });
		}
		case "location": {
			const { locationId, seen, restore } = inverse;
			return say.undoneLocation(await changeLocation(alsoNeeds(scope, "location.manage"), { locationId, ...restore, seen }));
		}
		case "item": {
			const { itemId, received } = inverse;
			const maker = alsoNeeds(alsoNeeds(scope, "item.write"), "stock.write");
			return say.undoneItem(await undoItem(maker, { itemId, received, reason: say.undoReason({ change }) }));
		}
		case "archive": {
			const { itemId, archived } = inverse;
			const editor = alsoNeeds(scope, "item.write");
			if (archived) return say.undoneRestore(await restoreItem(editor, { itemId, action: "undo-archive-item" }));
			return say.undoneItem(await archiveItem(editor, { itemId, action: "undo-restore-item" }));
		}
		case "edit":
			return undoEdit(alsoNeeds(scope, "item.write"), { itemId: inverse.itemId, changes: inverse.changes });
		case "image":
			return say.undoneImage(await setImageRemoved(alsoNeeds(scope, "item.write"), { imageId: inverse.imageId, removed: inverse.remove }));
		case "image-order":
			return say.undoneImage(await arrangeImages(alsoNeeds(scope, "item.write"), { itemId: inverse.itemId, imageIds: inverse.imageIds }));
		case "token":
			return say.undoneToken(await revokeToken(alsoNeeds(scope, "token.manage"), { tokenId: inverse.tokenId }));
		case "subscription": {
			const { workspaceId, channelId, seen, restore } = inverse;
			return restoreSubscription(alsoNeeds(scope, "notify.manage"), { workspaceId, channelId, seen, restore });
		}
		case "schedule":
			return say.scheduleChanged(
				await changeSchedule(alsoNeeds(scope, "pricing.bulk"), { scheduleId: inverse.scheduleId, state: inverse.restore, seen: inverse.seen }),
			);
		case "connection": {
			const { connectionId, seen, restore } = inverse;
			const keeper = alsoNeeds(alsoNeeds(scope, "market.manage"), "market.read");
			return say.undoneConnection(await changeConnection(keeper, { connectionId, state: restore, seen }));
		}
		case "pairings": {
			const { connectionId, decision } = inverse;
			return say.undonePairings(await undoPairings(alsoNeeds(alsoNeeds(scope, "order.write"), "market.read"), { connectionId, decision }));
		}
		case "corrections": {
			const { connectionId, moves } = inverse;
			const mender = alsoNeeds(alsoNeeds(scope, "stock.write"), "market.read");
			return say.undoneCorrections(await undoCorrections(mender, { connectionId, moves, reason: say.undoReason({ change }) }));
		}
		case "listing-prices": {
			const { connectionId, changes } = inverse;
			return say.undoneOwnPrices(await undoListingPrices(alsoNeeds(alsoNeeds(scope, "pricing.write"), "market.read"), { connectionId, changes }));
		}
		case "prices-out": {
			const { connectionId, seen, restore } = inverse;
			const keeper = alsoNeeds(alsoNeeds(scope, "market.manage"), "market.read");
			return say.undonePrices(await setPrices(keeper, { connectionId, settings: restore, seen }));
		}
		case "till-place": {
			const { locationId, seen, restore } = inverse;
			return say.tillPlace(await setTillPlace(alsoNeeds(scope, "location.manage"), { locationId, place: restore, seen }));
		}
		case "push": {
			const { connectionId, seen, restore } = inverse;
			const keeper = alsoNeeds(alsoNeeds(scope, "market.manage"), "market.read");
			return say.undonePush(await setPush(keeper, { connectionId, settings: restore, seen }));
		}
		case "settings":
			return restoreSettings(alsoNeeds(scope, "shop.manage"), { seen: inverse.seen, restore: inverse.restore });
		case "price-rule":
			return say.undoneRule(await restorePriceRule(alsoNeeds(scope, "pricing.bulk"), { seen: inverse.seen, restore: inverse.restore }));
		case "import-mapping": {
			const { mappingId, name, header, columns } = inverse;
			return say.fileMappingBack(await restoreMapping(alsoNeeds(scope, "pricing.bulk"), { mappingId, name, header, columns }));
		}
		case "saved-mapping": {
			const { mappingId, seen, restore } = inverse;
			return say.fileMappingUndone(await undoMapping(alsoNeeds(scope, "pricing.bulk"), { mappingId, seen, restore }));
		}
		case "member":
		case "member-role":
		case "member-grant":
		case "role-mapping":
			return carryOutTeam(alsoNeeds(scope, "team.manage"), inverse);
		case "ticket": {
			const { ticketId, tradeIns } = inverse;
			return undoTicket(alsoNeeds(alsoNeeds(scope, "order.write"), "stock.write"), { ticketId, tradeIns });
		}
		case "order":
		case "order-event":
		case "order-line":
		case "order-line-ignored":
		case "order-line-swapped":
			return carryOutOrder(alsoNeeds(alsoNeeds(alsoNeeds(scope, "order.write"), "order.read"), "stock.write"), { inverse, change });
		case "sale": {
			const { orderNumber } = await undoSale(alsoNeeds(alsoNeeds(scope, "order.write"), "stock.write"), { orderId: inverse.orderId });
			return say.undoneSale({ order: `O-${orderNumber}` });
		}
	}
}
