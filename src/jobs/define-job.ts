import type { z } from "zod";
import type { Sender } from "../bots/sender.ts";
import type { Permission } from "../domain/core/permissions/roles.ts";
import type { Principal, Surface, VendorScope } from "../domain/core/permissions/scopes.ts";
import type { Clients } from "../marketplaces/open-clients.ts";
import type { PictureStore } from "../platform/pictures/picture-store.ts";

/** What the composition root gives to jobs. */
export interface JobTools {
	readonly senders: Partial<Record<Surface, Sender>>;
	readonly pictures: PictureStore;
	readonly clients: Clients;
	/** How marketplaces reach us, without a slash at the end. */
	readonly publicUrl: string;
	/** Days for which deliveries keep headers and bodies. */
	readonly retention: number;
	readonly log: { info(details: object, message: string): void; warn(details: object, message: string): void; error(details: object, message: string): void };
}

interface JobContext<P extends Permission> extends JobTools {
	/** One transaction in the payload's vendor, as the job's principal; permissions are proved anew each time. */
	readonly withScope: <R>(run: (scope: VendorScope<P>) => Promise<R>) => Promise<R>;
	/** False once the slice is over or the process is asked to stop: finish the transaction at hand and hand on the rest. */
	readonly mayGoOn: () => boolean;
}

interface JobDefinition<S extends z.ZodObject, P extends Permission> {
	/** kebab-case; what `afterCommit` asks for. */
	readonly name: string;
	/** `fast` for what a person waits for, `bulk` for slices of long work. */
	readonly queue: "fast" | "bulk";
	/** A slice of a bulk operation: the queue only wakes, and whose slice is next the rows decide (open-slices.ts). */
	readonly inSlices?: true;
	/** Ids and nothing else: a scope is minted again when the job runs. */
	readonly payload: S;
	readonly needs: readonly P[];
	readonly principal: (payload: z.output<S>) => Principal;
	/** Looks at the row and does what is due; running twice does no more than running once. */
	readonly run: (payload: z.output<S>, context: JobContext<P>) => Promise<void>;
	/** Closes the row when the principal may no longer act (a removed member); runs as the worker. */
	readonly refused?: (payload: z.output<S>, context: JobContext<"bulk.settle" | "delivery.settle">, reason: string) => Promise<void>;
}

export type Job = JobDefinition<z.ZodObject, never>;

export function defineJob<S extends z.ZodObject, const P extends Permission>(job: JobDefinition<S, P>): Job {
	return job as unknown as Job;
}
