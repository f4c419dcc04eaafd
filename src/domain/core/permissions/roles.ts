/** Everything that can be allowed. Adapters name what a use case needs; only this folder decides who has it. */
const PERMISSIONS = [
	"inventory.read",
	"item.write",
	"stock.write",
	"pricing.write",
	"pricing.bulk",
	"order.read",
	"order.write",
	"market.read",
	"market.manage",
	"shop.read",
	"shop.manage",
	"notify.manage",
	"outbox.deliver",
	"bulk.settle",
	"delivery.settle",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = ["owner", "staff"] as const;
export type Role = (typeof ROLES)[number];

const STAFF: readonly Permission[] = ["inventory.read", "item.write", "stock.write", "order.read", "order.write", "shop.read"];

const OWNER: readonly Permission[] = [...STAFF, "pricing.write", "pricing.bulk", "market.read", "market.manage", "shop.manage", "notify.manage"];

/** What a person's role in a vendor allows. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = { owner: OWNER, staff: STAFF };

/** A marketplace's connection works off its own deliveries. */
export const CONNECTION_PERMISSIONS: readonly Permission[] = ["inventory.read", "order.read", "order.write", "stock.write", "delivery.settle"];

/** The worker says what is due in chat and closes what its owner no longer may finish. */
export const WORKER_PERMISSIONS: readonly Permission[] = ["outbox.deliver", "bulk.settle", "delivery.settle"];
