import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { Prisma, PrismaClient } from "../../../generated/prisma/client.ts";
import { mapDatabaseError } from "../database-errors.ts";
import type { Vault } from "../vault.ts";
import { rememberHeld } from "./also-needs.ts";
import { pickHandle } from "./handles.ts";
import { provePermissions } from "./prove-permissions.ts";
import type { Permission } from "./roles.ts";
import {
	type Actor,
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

type Tx = Prisma.TransactionClient;

/** The four mints. Nothing else in the program makes a scope. */
export interface Access {
	/**
	 * One vendor's rows in one transaction, as a member, a connection or the worker, with the needed permissions proved first.
	 * @throws DomainError permission_denied, and whatever `run` throws; then nothing was written
	 */
	withVendor<const P extends Permission, R>(principal: Principal, needs: readonly P[], run: (scope: VendorScope<P>) => Promise<R>): Promise<R>;
	/** A chat identity's own rows: registration, founding a shop, redeeming an invite (whose code must then be named). */
	withPerson<R>(visitor: Visitor, run: (scope: PersonScope) => Promise<R>, inviteCode?: string): Promise<R>;
	/** Storing one vendor's delivery. */
	withIntake<R>(vendorId: string, run: (scope: IntakeScope) => Promise<R>): Promise<R>;
	/** Who speaks and what is due, over all vendors: ids only. */
	withSystem<R>(purpose: SystemPurpose, run: (scope: SystemScope) => Promise<R>): Promise<R>;
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

/** Milliseconds. Prisma's own default for maxWait (2 s) fails under load; its timeout does not cancel the statement, the server's own does. */
const TRANSACTION = { maxWait: 20_000, timeout: 30_000 };
const MAX_ATTEMPTS = 3;

const ALL_MODELS = [...TENANT_MODELS, ...PERSON_MODELS];

/** Opens the domain's door to the database. */
export function openAccess({ pool, vault, enqueue, clock = () => new Date() }: AccessOptions): Access {
	const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });

	async function transact<R>(settings: Record<string, string>, run: (tx: Tx, now: Date, afterCommit: (request: JobRequest) => void) => Promise<R>): Promise<R> {
		for (let attempt = 1; ; attempt++) {
			const requests: JobRequest[] = [];
			try {
				const result = await prisma.$transaction(async (tx) => {
					await tx.$queryRaw(
						Prisma.sql`SELECT ${Prisma.join(Object.entries(settings).map(([name, value]) => Prisma.sql`set_config(${name}, ${value}, true)`))}`,
					);
					return run(tx, clock(), (request) => requests.push(request));
				}, TRANSACTION);
				if (requests.length > 0) await enqueue(requests);
				return result;
			} catch (error) {
				const mapped = mapDatabaseError(error);
				if (mapped !== "retry") throw mapped;
				if (attempt === MAX_ATTEMPTS) throw error;
			}
		}
	}

	const reading = (tx: Tx) => pickHandle<never>(tx, ALL_MODELS, READ_METHODS, ["$queryRaw"]);
	const writing = (tx: Tx) => pickHandle<never>(tx, ALL_MODELS, WRITE_METHODS, ["$executeRaw", "$queryRaw"]);

	return {
		withVendor: (principal, needs, run) =>
			transact({ role: "omni_app", "app.vendor_id": principal.vendorId }, async (tx, now, afterCommit) => {
				const held = await provePermissions(tx, principal, needs);
				const scope = { vendorId: principal.vendorId, actor: actorOf(principal), vault, now, afterCommit, read: reading(tx), write: writing(tx) };
				rememberHeld(scope, held);
				return run(scope as unknown as VendorScope<(typeof needs)[number]>);
			}),

		withPerson: (visitor, run, inviteCode) =>
			transact(
				{
					role: "omni_person",
					"app.identity_surface": visitor.surface,
					"app.identity_id": visitor.identityId,
					"app.workspace_external_id": visitor.workspaceExternalId,
					"app.invite_hash": inviteCode === undefined ? "" : vault.digest(inviteCode),
				},
				(tx, now, afterCommit) => run({ visitor, vault, now, afterCommit, read: reading(tx), write: writing(tx) } as unknown as PersonScope),
			),

		withIntake: (vendorId, run) =>
			transact({ role: "omni_intake", "app.vendor_id": vendorId }, (tx, now, afterCommit) => {
				const write = { $executeRaw: tx.$executeRaw.bind(tx) };
				return run({ vendorId, vault, now, afterCommit, write } as unknown as IntakeScope);
			}),

		withSystem: (purpose, run) =>
			transact({ role: "omni_system", "app.purpose": purpose }, (tx, now) => run({ vault, now, read: reading(tx) } as unknown as SystemScope)),

		async ping() {
			await prisma.$queryRaw`SELECT 1`.catch((error: unknown) => {
				throw mapDatabaseError(error);
			});
		},
		close: () => prisma.$disconnect(),
	};
}

function actorOf(principal: Principal): Actor {
	switch (principal.kind) {
		case "member":
			return { personId: principal.personId, surface: principal.surface, workspaceId: principal.workspaceId };
		case "connection":
			return { personId: null, surface: "webhook", workspaceId: null };
		case "worker":
			return { personId: null, surface: "worker", workspaceId: null };
	}
}
