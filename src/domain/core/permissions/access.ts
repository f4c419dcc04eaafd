import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { type Prisma, PrismaClient } from "../../../generated/prisma/client.ts";
import { mapDatabaseError } from "../database-errors.ts";
import { identityMark } from "../identity-mark.ts";
import type { Vault } from "../vault.ts";
import { actorOf } from "./actor-of.ts";
import { rememberHeld } from "./also-needs.ts";
import { pickHandle } from "./handles.ts";
import { openIntakeTransactions } from "./intake-transactions.ts";
import { provePermissions } from "./prove-permissions.ts";
import { putOn } from "./put-on.ts";
import type { Permission } from "./roles.ts";
import {
	INSTALLATION_MODELS,
	type InstallationScope,
	type IntakeScope,
	type JobRequest,
	PERSON_MODELS,
	type PersonScope,
	type Principal,
	READ_METHODS,
	type SystemPurpose,
	type SystemScope,
	TENANT_MODELS,
	type VendorScope,
	type Visitor,
	WRITE_METHODS,
} from "./scopes.ts";
import { openTransactions } from "./transactions.ts";

type Tx = Prisma.TransactionClient;

/** One-time codes: only the row of the one that is named can be seen. */
export interface PersonCodes {
	readonly invite?: string | undefined;
	readonly link?: string | undefined;
}

/** The five mints. Nothing else in the program makes a scope. */
export interface Access {
	/**
	 * One vendor's rows in one transaction, as a member, a connection or the worker, with the needed permissions proved first.
	 * @throws DomainError permission_denied, and whatever `run` throws; then nothing was written
	 */
	withVendor<const P extends Permission, R>(principal: Principal, needs: readonly P[], run: (scope: VendorScope<P>) => Promise<R>): Promise<R>;
	/** A chat identity's own rows: registration, founding a shop, redeeming a code (which must then be named). */
	withPerson<R>(visitor: Visitor, run: (scope: PersonScope) => Promise<R>, codes?: PersonCodes): Promise<R>;
	/** Storing deliveries of these vendors, for each of whom a signature was checked. The jobs go to the queue after it has returned. */
	withIntake<R>(vendorIds: readonly string[], run: (scope: IntakeScope) => Promise<R>): Promise<R>;
	/** Who speaks and what is due, over all vendors: ids only. */
	withSystem<R>(purpose: SystemPurpose, run: (scope: SystemScope) => Promise<R>): Promise<R>;
	/**
	 * Where the bot has been put, before any shop is known there: the platform has proved who calls (an OAuth code, a signed event). Its role sees
	 * these rows and no others, and no other role sees them: a token leaves the database here or nowhere.
	 */
	withInstallations<R>(run: (scope: InstallationScope) => Promise<R>): Promise<R>;
	/** @throws DomainError unavailable */
	ping(): Promise<void>;
	close(): Promise<void>;
}

interface AccessOptions {
	/** Logged in as omni_login; row-level security holds for whatever it runs. */
	pool: pg.Pool;
	vault: Vault;
	/** Hands jobs to the queue after a commit. A failure is not the caller's: the sweep finds the rows again. */
	enqueue: (requests: readonly JobRequest[]) => Promise<void>;
	clock?: () => Date;
}

const ALL_MODELS = [...TENANT_MODELS, ...PERSON_MODELS];

/** Opens the domain's door to the database. */
export function openAccess({ pool, vault, enqueue, clock = () => new Date() }: AccessOptions): Access {
	const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
	const transact = openTransactions({ prisma, enqueue, clock });
	const intake = openIntakeTransactions({ pool, enqueue, clock });

	const reading = (tx: Tx) => pickHandle<never>(tx, ALL_MODELS, READ_METHODS, ["$queryRaw"]);
	const writing = (tx: Tx) => pickHandle<never>(tx, ALL_MODELS, WRITE_METHODS, ["$executeRaw", "$queryRaw"]);

	const hashOf = (code: string | undefined) => (code === undefined ? "" : vault.digest(code));

	/** The scope of a vendor whose role the transaction has put on. */
	async function mintVendor<P extends Permission>(
		tx: Tx,
		principal: Principal,
		needs: readonly P[],
		base: Pick<VendorScope, "now" | "afterCommit">,
	): Promise<VendorScope<P>> {
		const held = await provePermissions(tx, principal, needs, base.now);
		const scope = { vendorId: principal.vendorId, actor: actorOf(principal), vault, ...base, read: reading(tx), write: writing(tx) };
		rememberHeld(scope, held);
		return scope as unknown as VendorScope<P>;
	}

	return {
		withVendor: (principal, needs, run) =>
			transact({ role: "omni_app", "app.vendor_id": principal.vendorId }, async (tx, now, afterCommit) =>
				run(await mintVendor(tx, principal, needs, { now, afterCommit })),
			),

		withPerson: (visitor, run, { invite, link } = {}) => {
			const asPerson = { role: "omni_person", "app.vendor_id": "" };
			const settings = {
				...asPerson,
				"app.identity_surface": visitor.surface,
				"app.identity_id": visitor.identityId,
				"app.identity_mark": identityMark(vault, { surface: visitor.surface, externalId: visitor.identityId }),
				"app.workspace_external_id": visitor.workspaceExternalId,
				"app.invite_hash": hashOf(invite),
				"app.link_hash": hashOf(link),
			};
			return transact(settings, async (tx, now, afterCommit) => {
				const where = { surface: visitor.surface, externalId: visitor.identityId };
				const personId = (await tx.identity.findFirst({ where, select: { personId: true } }))?.personId ?? "";
				await putOn(tx, { "app.person_id": personId });
				const inShop: PersonScope["inShop"] = async (vendorId, needs, work) => {
					await putOn(tx, { role: "omni_app", "app.vendor_id": vendorId });
					try {
						const principal = { kind: "member", vendorId, personId, surface: visitor.surface, workspaceId: null } as const;
						return await work(await mintVendor(tx, principal, needs, { now, afterCommit }));
					} finally {
						// After a failed statement nothing can be set any more, and nothing will be written.
						await putOn(tx, asPerson).catch(() => undefined);
					}
				};
				return run({ visitor, vault, now, afterCommit, inShop, read: reading(tx), write: writing(tx) } as unknown as PersonScope);
			});
		},

		withIntake: (vendorIds, run) =>
			intake.takeIn(vendorIds, (write, now, afterCommit) => run({ vendorIds, vault, now, afterCommit, write } as unknown as IntakeScope)),

		withSystem: (purpose, run) =>
			transact({ role: "omni_system", "app.purpose": purpose }, (tx, now) => run({ vault, now, read: reading(tx) } as unknown as SystemScope)),

		withInstallations: (run) =>
			transact({ role: "omni_installer" }, (tx, now) => {
				const read = pickHandle<never>(tx, INSTALLATION_MODELS, READ_METHODS, ["$queryRaw"]);
				const write = pickHandle<never>(tx, INSTALLATION_MODELS, WRITE_METHODS, ["$executeRaw", "$queryRaw"]);
				return run({ vault, now, read, write } as unknown as InstallationScope);
			}),

		async ping() {
			await prisma.$queryRaw`SELECT 1`.catch((error: unknown) => {
				throw mapDatabaseError(error);
			});
		},
		async close() {
			await Promise.all([intake.close(), prisma.$disconnect()]);
		},
	};
}
