import { DomainError } from "../domain/core/errors.ts";
import type { Access } from "../domain/core/permissions/access.ts";
import { type NewDelivery, storeDeliveries } from "../domain/marketplaces/services/store-deliveries.ts";

interface Waiting {
	readonly delivery: NewDelivery;
	resolve(): void;
	reject(error: unknown): void;
}

/** Groups that are stored at once: one is on its way to the database while another is on its way to the disk. */
const AT_ONCE = 2;
/** What one transaction carries at most. */
const MOST_ROWS = 100;
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Keeps verified deliveries. Those that come while others are being written are written together, whosesoever they are: they share the round trips, the
 * statement and the flush to the disk, and a lone one waits for nobody.
 * What it returns resolves once that delivery is committed, and rejects with DomainError `unavailable` when the database is away.
 */
export function groupDeliveries(access: Access): (delivery: NewDelivery) => Promise<void> {
	const queue: Waiting[] = [];
	let busy = 0;

	async function store(group: readonly Waiting[]): Promise<void> {
		const deliveries = group.map(({ delivery }) => delivery);
		const vendorIds = [...new Set(deliveries.map(({ vendorId }) => vendorId))];
		try {
			await access.withIntake(vendorIds, (scope) => storeDeliveries(scope, { deliveries }));
			for (const { resolve } of group) resolve();
		} catch (error) {
			const isAway = error instanceof DomainError && error.code === "unavailable";
			if (isAway || group.length === 1) for (const { reject } of group) reject(error);
			// One that can't be kept must not take its neighbours along.
			else for (const one of group) await store([one]);
		}
	}

	async function work(): Promise<void> {
		while (queue.length > 0) await store(queue.splice(0, sizeOfGroup(queue)));
		busy--;
	}

	return (delivery) =>
		new Promise((resolve, reject) => {
			queue.push({ delivery, resolve, reject });
			if (busy === AT_ONCE) return;
			busy++;
			// Whatever the sockets hold by now comes along.
			setImmediate(() => void work());
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
