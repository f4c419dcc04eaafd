import { DomainError } from "../domain/core/errors.ts";
import type { Access } from "../domain/core/permissions/access.ts";
import { type NewDelivery, storeDeliveries } from "../domain/marketplaces/services/store-deliveries.ts";

interface Waiting {
	readonly delivery: NewDelivery;
	resolve(): void;
	reject(error: unknown): void;
}

/** What one statement carries at most. */
const MOST_ROWS = 100;
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Keeps verified deliveries. Those of one shop that come while others are being written are written together, in one transaction after it: a busy shop's
 * deliveries share the round trips and the flush to the disk, and a lone one waits for nobody.
 * What it returns resolves once that delivery is committed, and rejects with DomainError `unavailable` when the database is away.
 */
export function groupDeliveries(access: Access): (vendorId: string, delivery: NewDelivery) => Promise<void> {
	/** Of each shop that is written to just now, those who wait for their turn. */
	const waiting = new Map<string, Waiting[]>();

	async function store(vendorId: string, group: readonly Waiting[]): Promise<void> {
		try {
			await access.withIntake(vendorId, (scope) => storeDeliveries(scope, { deliveries: group.map(({ delivery }) => delivery) }));
			for (const { resolve } of group) resolve();
		} catch (error) {
			const isAway = error instanceof DomainError && error.code === "unavailable";
			if (isAway || group.length === 1) for (const { reject } of group) reject(error);
			// One that can't be kept must not take its neighbours along.
			else for (const one of group) await store(vendorId, [one]);
		}
	}

	async function work(vendorId: string, queue: Waiting[]): Promise<void> {
		while (queue.length > 0) await store(vendorId, queue.splice(0, sizeOfGroup(queue)));
		waiting.delete(vendorId);
	}

	return (vendorId, delivery) =>
		new Promise((resolve, reject) => {
			const queue = waiting.get(vendorId);
			const own = { delivery, resolve, reject };
			if (queue) {
				queue.push(own);
				return;
			}
			const started = [own];
			waiting.set(vendorId, started);
			// Whatever the sockets hold by now comes along.
			setImmediate(() => void work(vendorId, started));
		});
}

function sizeOfGroup(queue: readonly Waiting[]): number {
	let bytes = 0;
	const tooMany = queue.findIndex(({ delivery }, index) => {
		bytes += delivery.body.length;
		return index > 0 && (index === MOST_ROWS || bytes > MOST_BYTES);
	});
	return tooMany === -1 ? queue.length : tooMany;
}
