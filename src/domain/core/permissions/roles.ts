/** What a member may be allowed. Adapters name what a use case needs; only this folder decides who has it. */
export const MEMBER_PERMISSIONS = [
	"inventory.read",
	"item.write",
	"stock.write",
	"pricing.write",
	"pricing.bulk",
	"order.read",
	"order.write",
	"customer.read",
	"customer.redact",
	"report.read",
	"audit.read",
	"market.read",
	"market.manage",
	"shop.read",
	"shop.manage",
	"team.manage",
	"token.manage",
	"notify.manage",
] as const;

/** What only the worker and a marketplace's connection hold. */
const WORK_PERMISSIONS = ["outbox.deliver", "bulk.settle", "delivery.settle"] as const;

export type MemberPermission = (typeof MEMBER_PERMISSIONS)[number];
export type Permission = MemberPermission | (typeof WORK_PERMISSIONS)[number];

/** From the one who may all to the one who may look. */
export const ROLES = ["owner", "manager", "staff", "viewer"] as const;
export type Role = (typeof ROLES)[number];

const VIEWER: readonly Permission[] = ["inventory.read", "order.read", "shop.read"];

const STAFF: readonly Permission[] = [...VIEWER, "item.write", "stock.write", "order.write", "customer.read"];

const MANAGER: readonly Permission[] = [
	...STAFF,
	"pricing.write",
	"pricing.bulk",
	"customer.redact",
	"report.read",
	"audit.read",
	"market.read",
	"token.manage",
	"notify.manage",
];

/** What a person's role in a vendor allows. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = { owner: MEMBER_PERMISSIONS, manager: MANAGER, staff: STAFF, viewer: VIEWER };

/** A marketplace's connection works off its own deliveries. */
export const CONNECTION_PERMISSIONS: readonly Permission[] = ["inventory.read", "order.read", "order.write", "stock.write", "delivery.settle"];

/** The worker says what is due in chat and closes what its owner no longer may finish. */
export const WORKER_PERMISSIONS: readonly Permission[] = ["outbox.deliver", "bulk.settle", "delivery.settle"];
