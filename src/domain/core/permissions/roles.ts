/** What a member may be allowed. Adapters name what a use case needs; only this folder decides who has it. */
export const MEMBER_PERMISSIONS = [
	"inventory.read",
	"item.write",
	"stock.write",
	"location.manage",
	"pricing.write",
	"pricing.bulk",
	"order.read",
	"order.write",
	"order.manage",
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
const WORK_PERMISSIONS = ["outbox.deliver", "bulk.settle", "delivery.settle", "image.prune", "membership.settle", "workspace.settle"] as const;

export type MemberPermission = (typeof MEMBER_PERMISSIONS)[number];
export type Permission = MemberPermission | (typeof WORK_PERMISSIONS)[number] | "shop.open" | "ledger.repair";

/** From the one who may all to the one who may look. */
export const ROLES = ["owner", "manager", "staff", "viewer"] as const;
export type Role = (typeof ROLES)[number];

const VIEWER: readonly Permission[] = ["inventory.read", "order.read", "shop.read"];

const STAFF: readonly Permission[] = [...VIEWER, "item.write", "stock.write", "order.write", "customer.read"];

const MANAGER: readonly Permission[] = [
	...STAFF,
	"order.manage",
	"location.manage",
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

/** Whether a role by itself allows all that a use case needs. */
export function roleAllows(role: Role, needs: readonly Permission[]): boolean {
	return needs.every((permission) => ROLE_PERMISSIONS[role].includes(permission));
}

/** A marketplace's connection works off its own deliveries. */
export const CONNECTION_PERMISSIONS: readonly Permission[] = [
	"inventory.read",
	"order.read",
	"order.write",
	"stock.write",
	"customer.read",
	"customer.redact",
	"delivery.settle",
];

/** The worker says what is due in chat, the day's figures among it, and closes what its owner no longer may finish. */
export const WORKER_PERMISSIONS: readonly Permission[] = [...WORK_PERMISSIONS, "inventory.read", "order.read", "report.read"];

/** An admin of the platform may all that a member may, once the shop was opened for a reason that its audit keeps. */
export const ADMIN_PERMISSIONS: readonly Permission[] = [...MEMBER_PERMISSIONS, "shop.open"];

/** Whoever runs the program checks the books of all shops and mends them. */
export const OPERATOR_PERMISSIONS: readonly Permission[] = ["inventory.read", "stock.write", "order.write", "ledger.repair"];

/** What comes with a role alone: whoever runs the team or the shop could give themselves the rest, and a token acts for its maker. */
const NEVER_GRANTED = ["team.manage", "shop.manage", "token.manage"] as const;
type Grantable = Exclude<MemberPermission, (typeof NEVER_GRANTED)[number]>;

/** What a member may be granted beyond their role. */
export const GRANTABLE_PERMISSIONS = MEMBER_PERMISSIONS.filter((permission): permission is Grantable => !NEVER_GRANTED.some((never) => never === permission));
