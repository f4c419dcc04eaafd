import type { BulkOperation } from "../../../src/domain/inventory/operations/bulk-operation.ts";
import { getOperation } from "../../../src/domain/inventory/selectors/bulk/get-operation.ts";
import { getItem } from "../../../src/domain/inventory/selectors/get-item.ts";
import type { ItemRow } from "../../../src/domain/inventory/selectors/item-row.ts";
import type { OrderState } from "../../../src/domain/orders/order-state.ts";
import { getOrderState } from "../../../src/domain/orders/selectors/get-order-state.ts";
import { getTicket } from "../../../src/domain/orders/selectors/get-ticket.ts";
import type { Ticket } from "../../../src/domain/orders/ticket.ts";
import type { Membership } from "../../../src/domain/vendors/selectors/find-membership.ts";
import { getMembership } from "../../../src/domain/vendors/selectors/get-membership.ts";
import type { ShopSettings } from "../../../src/domain/vendors/selectors/get-settings.ts";
import { getSettings } from "../../../src/domain/vendors/selectors/get-settings.ts";
import type { TestApp, TestShop } from "../../support/app.ts";
import { findThings, type Things } from "../../support/shop-things.ts";

/** A shop's ids and names, and what use cases hand to one another once it is read. */
export interface ShopThings extends Things {
	operation: BulkOperation;
	item: ItemRow;
	order: OrderState;
	ticket: Ticket;
	member: Membership;
	settings: ShopSettings;
}

export async function loadThings(app: TestApp, { owner, vendorId }: TestShop): Promise<ShopThings> {
	const things = await findThings(app.database.ownerUrl, vendorId);
	const loaded = await app.as(owner, ["inventory.read", "order.read", "order.write"], async (scope) => ({
		operation: await getOperation(scope, { number: things.operationNumber }),
		item: await getItem(scope, { itemId: things.itemId }),
		order: await getOrderState(scope, { orderId: things.orderId }),
		ticket: await getTicket(scope, { number: things.ticketNumber }),
		member: await getMembership(scope, { personId: things.memberId }),
		settings: await getSettings(scope),
	}));
	return { ...things, ...loaded };
}
