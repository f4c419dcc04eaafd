import type { Prisma } from "../../../generated/prisma/client.ts";
import type { Vault } from "../vault.ts";
import type { Permission } from "./roles.ts";

type Client = Prisma.TransactionClient;

/** Tables that carry a vendor_id, and the vendor itself. */
export const TENANT_MODELS = [
	"vendor",
	"membership",
	"workspace",
	"invite",
	"subscription",
	"auditEntry",
	"outbox",
	"counter",
	"location",
	"item",
	"searchWord",
	"stockLevel",
	"stockMovement",
	"priceChange",
	"bulkOperation",
	"bulkOperationRow",
	"bulkOperationPrices",
	"bulkOperationProblem",
	"bulkUploadChunk",
	"bulkPlanView",
	"bulkSchedule",
	"savedPriceRule",
	"importMapping",
	"priceReceipt",
	"progressMessage",
	"salesOrder",
	"salesOrderLine",
	"reservation",
	"connection",
	"listing",
	"listingRead",
	"listingEnd",
	"marketFile",
	"pushMark",
	"pushJob",
	"webhookDelivery",
	"roleMapping",
	"formerMember",
	"apiToken",
	"receipt",
	"itemImage",
	"customer",
	"orderEvent",
	"ticket",
] as const satisfies readonly (keyof Client)[];

/** Tables of people, whom several vendors may share. */
export const PERSON_MODELS = ["person", "identity", "linkCode", "platformAdmin"] as const satisfies readonly (keyof Client)[];

/** Where the bot has been put: no vendor's, and for the installer's mint alone. */
export const INSTALLATION_MODELS = ["chatInstallation", "installState"] as const satisfies readonly (keyof Client)[];

export const READ_METHODS = ["findUnique", "findUniqueOrThrow", "findFirst", "findFirstOrThrow", "findMany", "count", "aggregate", "groupBy"] as const;
export const WRITE_METHODS = [
	"create",
	"createMany",
	"createManyAndReturn",
	"update",
	"updateMany",
	"updateManyAndReturn",
	"upsert",
	"delete",
	"deleteMany",
] as const;

type VendorsModel = (typeof TENANT_MODELS)[number] | (typeof PERSON_MODELS)[number];
type Model = VendorsModel | (typeof INSTALLATION_MODELS)[number];

/** Reading methods of the tables, and raw SELECTs. */
type ReadHandle<M extends Model = VendorsModel> = { readonly [K in M]: Pick<Client[K], (typeof READ_METHODS)[number]> } & Pick<Client, "$queryRaw">;

/** Writing methods of the tables; `$queryRaw` is for writes that return rows (`UPDATE … RETURNING`). */
type WriteHandle<M extends Model = VendorsModel> = { readonly [K in M]: Pick<Client[K], (typeof WRITE_METHODS)[number]> } & Pick<
	Client,
	"$executeRaw" | "$queryRaw"
>;

declare const proved: unique symbol;

/** Where a caller speaks from. */
export type Surface = "discord" | "slack" | "console";

/** Who acts, as the audit and the ledger keep it. */
export interface Actor {
	/** Null when a marketplace, the worker or whoever runs the program acts. */
	readonly personId: string | null;
	readonly surface: Surface | "api" | "admin" | "terminal" | "webhook" | "worker";
	readonly workspaceId: string | null;
}

/** A job to look at a row, asked for inside a transaction and handed to the queue after its commit. */
export interface JobRequest {
	/** The job's name: data here, for the domain knows no queue. */
	readonly job: string;
	/** The row's id; the job's id in the queue is made from it. */
	readonly id: string;
	/** Tells this run of the row from the others, so that the queue takes it: a slice, an attempt. */
	readonly run?: number | string;
	/** Milliseconds to wait first. */
	readonly delay?: number;
	/** What it waits behind where there is much to do: others of its kind, by this word; all of its vendor's that say none. */
	readonly lane?: string;
	readonly payload: Readonly<Record<string, string | number | null>>;
}

interface ScopeBase {
	readonly vault: Vault;
	/** The transaction's time: one moment for all that one use case writes. */
	readonly now: Date;
	/** Hands a job to the queue once the transaction is committed; dropped when it rolls back. */
	afterCommit(request: JobRequest): void;
}

/** What a selector takes: one vendor's rows, reading only. */
export interface ReadScope<P extends Permission = never> {
	readonly [proved]: { readonly [K in P]: true };
	readonly vendorId: string;
	readonly actor: Actor;
	readonly now: Date;
	readonly vault: Vault;
	readonly read: ReadHandle;
}

/** One vendor's rows in one transaction, with the permissions that were proved. Only `withVendor` mints it. */
export interface VendorScope<P extends Permission = never> extends ReadScope<P>, ScopeBase {
	readonly now: Date;
	readonly vault: Vault;
	readonly write: WriteHandle;
}

type PersonTables =
	| "person"
	| "identity"
	| "membership"
	| "workspace"
	| "vendor"
	| "location"
	| "auditEntry"
	| "invite"
	| "linkCode"
	| "formerMember"
	| "apiToken"
	| "platformAdmin";

/** One chat identity and what belongs to it, before any vendor is known. Only `withPerson` mints it. */
export interface PersonScope extends ScopeBase {
	readonly [proved]: "person";
	readonly visitor: Visitor;
	readonly read: ReadHandle<PersonTables>;
	readonly write: WriteHandle<PersonTables>;
	/**
	 * Acts as a member of one of their shops, within the same transaction.
	 * @throws DomainError permission_denied, and whatever `run` throws
	 */
	inShop<const N extends Permission, R>(vendorId: string, needs: readonly N[], run: (scope: VendorScope<N>) => Promise<R>): Promise<R>;
}

/** May store deliveries for these vendors, and nothing else. Only `withIntake` mints it. */
export interface IntakeScope extends ScopeBase {
	readonly [proved]: "intake";
	readonly vendorIds: readonly string[];
	readonly write: { $executeRaw(sql: TemplateStringsArray, ...values: unknown[]): Promise<number> };
}

type SystemTables =
	| "workspace"
	| "identity"
	| "membership"
	| "connection"
	| "outbox"
	| "webhookDelivery"
	| "bulkOperation"
	| "apiToken"
	| "roleMapping"
	| "formerMember"
	| "platformAdmin"
	| "vendor"
	| "bulkSchedule"
	| "itemImage"
	| "listingRead"
	| "subscription";

/** Ids and vendor ids of whoever speaks and whatever is due, over all vendors. Only `withSystem` mints it. */
export interface SystemScope {
	readonly [proved]: "system";
	readonly now: Date;
	readonly vault: Vault;
	readonly read: ReadHandle<SystemTables>;
}

/**
 * Where the bot has been put, with the tokens that the platforms gave for it: all of that, and no row of any vendor or person. Only
 * `withInstallations` mints it, under a role of its own, so that no other scope comes near a token.
 */
export interface InstallationScope {
	readonly [proved]: "installation";
	readonly now: Date;
	readonly vault: Vault;
	readonly read: ReadHandle<(typeof INSTALLATION_MODELS)[number]>;
	readonly write: WriteHandle<(typeof INSTALLATION_MODELS)[number]>;
}

/** A chat identity in a workspace, as its platform vouches for it. */
export interface Visitor {
	readonly surface: Surface;
	/** Discord's user id, Slack's "team:user", the console's "local". */
	readonly identityId: string;
	readonly displayName: string;
	/** The guild, the team, the console. */
	readonly workspaceExternalId: string;
	readonly workspaceName: string;
	/** Manage Server on Discord, an admin or the installer on Slack, the console's token. */
	readonly managesWorkspace: boolean;
	/** BCP 47, where the platform tells: what a new shop begins with. */
	readonly locale?: string | undefined;
	/** IANA, where the platform tells. */
	readonly timezone?: string | undefined;
}

/** A person who is told by other means than a chat identity: by an API token, or as an admin of the platform who opened the shop. */
export type Deputy =
	| { readonly kind: "token"; readonly vendorId: string; readonly personId: string; readonly tokenId: string }
	/** A browser that a member's link to the console let in. */
	| { readonly kind: "session"; readonly vendorId: string; readonly personId: string; readonly tokenId: string }
	| { readonly kind: "admin"; readonly vendorId: string; readonly personId: string };

/** Who asks for a vendor's scope. */
export type Principal =
	| { readonly kind: "member"; readonly vendorId: string; readonly personId: string; readonly surface: Surface | "worker"; readonly workspaceId: string | null }
	| Deputy
	| { readonly kind: "connection"; readonly vendorId: string; readonly connectionId: string }
	| { readonly kind: "worker"; readonly vendorId: string }
	/** Whoever runs the program, at its terminal. */
	| { readonly kind: "operator"; readonly vendorId: string };

/** Why the system looks over all vendors; a setting of the transaction (app.purpose), for whoever watches the database. */
export type SystemPurpose = "resolve-caller" | "open-shop" | "receive-webhook" | "find-due-work" | "track-workspaces" | "serve-image" | "check-ledger";
