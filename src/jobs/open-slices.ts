import { randomUUID } from "node:crypto";
import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/say.ts";
import type { Access } from "../domain/core/permissions/access.ts";
import type { Principal, VendorScope } from "../domain/core/permissions/scopes.ts";
import { findNextSlice, type NextSlice } from "../domain/core/selectors/find-next-slice.ts";
import { claimSlice } from "../domain/inventory/services/bulk/claim-slice.ts";
import { failOperation } from "../domain/inventory/services/bulk/fail-operation.ts";
import { noteFault } from "../domain/inventory/services/bulk/note-fault.ts";
import { releaseSlice } from "../domain/inventory/services/bulk/release-slice.ts";
import type { InShop } from "./open-shop-door.ts";

interface Options {
	access: Access;
	inShop: InShop;
	/** One slice of an operation. */
	run: (job: string, payload: { vendorId: string; operationId: string; personId: string }) => Promise<void>;
	/** False once the process is asked to stop. */
	mayGoOn: () => boolean;
	log: { error(details: object, message: string): void };
}

/** Slices that one process works on at once. */
const PLACES = 2;
/** Slices of an operation in a row that may end by a fault of ours before it has failed. With the rests between them they take a quarter of a minute: what passes by itself has passed by then. */
const MAX_FAULTS = 4;

/**
 * Works off slices of bulk operations while any is due, whosever operation the call was for: which comes next, the rows of all vendors
 * decide, before each slice anew. So a call only wakes; one too many finds nothing to do, and one that was lost is made up for by the next.
 */
export function openSlices({ access, inShop, run, mayGoOn, log }: Options): () => Promise<void> {
	let working = 0;
	let calls = 0;

	async function workOffNext(): Promise<boolean> {
		const next = await access.withSystem("find-due-work", findNextSlice);
		if (!next) return false;
		await inShop(next.vendorId, () => workOff(next));
		return true;
	}

	async function workOff(next: NextSlice): Promise<void> {
		const { job, ...payload } = next;
		const worker: Principal = { kind: "worker", vendorId: next.vendorId };
		const settle = <R>(work: (scope: VendorScope<"bulk.settle">) => Promise<R>) => access.withVendor(worker, ["bulk.settle"], work);
		// Where another worker was faster, the next look passes the vendor by.
		if (!(await settle(claimSlice))) return;
		try {
			await run(job, payload);
		} catch (error) {
			// The database is away: no fault of the operation, and nobody can write it down now.
			if (error instanceof DomainError && error.code === "unavailable") throw error;
			const reference = randomUUID().slice(0, 8);
			log.error({ err: error, reference, job, ...payload }, "slice failed");
			const faults = await settle((scope) => noteFault(scope, next));
			if (faults >= MAX_FAULTS) await settle((scope) => failOperation(scope, { operationId: next.operationId, reason: say.operationFault({ reference }) }));
		}
		await settle(releaseSlice);
	}

	return async () => {
		calls++;
		if (working === PLACES) return;
		working++;
		try {
			while (mayGoOn()) {
				const before = calls;
				// Whoever called while we looked, and found both places taken, left it to us to look again.
				if (!(await workOffNext()) && calls === before) return;
			}
		} finally {
			working--;
		}
	};
}
