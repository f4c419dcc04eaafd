import { vi } from "vitest";
import { random } from "../../scripts/simulate/plan-sales.ts";
import { DomainError } from "../../src/domain/core/errors.ts";
import type { JobRequest } from "../../src/domain/core/permissions/scopes.ts";
import type { MarketplaceOrder } from "../../src/domain/orders/marketplace-order.ts";
import type { MarketplaceClient } from "../../src/marketplaces/client.ts";
import { PausedWork } from "./paused-work.ts";
import { COUNTER, type Day, MARKETPLACES, type Wish } from "./plan-day.ts";
import { Marketplace, Truth } from "./play-marketplace.ts";
import { VirtualClock } from "./virtual-clock.ts";

/** Milliseconds between two sweeps, until a dead process is back, and until whoever found it dead tries again. */
const SWEEP = 2_000;
const DEAD_FOR = 20_000;
const AGAIN_AFTER = 30_000;
const HOUR = 3_600_000;
/** Milliseconds from a commit to its job. */
const QUEUED_FOR = 20;

/** A shop on our real database whose items and listings are there; marketplaces go by their place in MARKETPLACES, items by theirs in the day. */
export interface Stage {
	setClock(now: number): Promise<void>;
	/** False when it is not there to sell. */
	sell(item: number): Promise<boolean>;
	restock(item: number, copies: number): Promise<void>;
	recordOrder(market: number, order: MarketplaceOrder): Promise<void>;
	recordStockThere(market: number, there: { item: number; quantity: number; seenAt: Date }): Promise<void>;
	runPush(request: JobRequest, open: (market: number) => MarketplaceClient): Promise<void>;
	/** What a server does by itself once in a while, and one of tests does not. */
	keepHouse(): Promise<void>;
	/** What the app asked the queue for since the last time. */
	takeRequests(): JobRequest[];
	/** What a sweep finds. */
	sweep(): Promise<JobRequest[]>;
	/** When there is something to push that nobody is at work on; null when there is nothing. Milliseconds. */
	nextDue(): Promise<number | null>;
}

export interface OurDay {
	truth: Truth;
	markets: readonly Marketplace[];
	/** Quantities that were set there. */
	pushed: number;
}

/** Plays a day with our own services, jobs and database, on a clock that jumps; only the marketplaces, and the time that things take, are the day's. */
export async function playOurDay(day: Day, stage: Stage, { start, seed }: { start: number; seed: number }): Promise<OurDay> {
	const clock = new VirtualClock(start, async (now) => {
		vi.setSystemTime(now);
		await stage.setClock(now);
	});
	const next = random(seed);
	const truth = new Truth(day.copies);
	const markets = MARKETPLACES.map((ways) => new Marketplace(ways, day.copies));
	/** Which process it is that lives: what an earlier one had queued, or waits for, never comes. */
	let life = 0;
	let isUp = true;
	let sweepAt = Number.POSITIVE_INFINITY;
	let pushed = 0;

	/** What the app does when something happens to it, tried again until it lives; then come the jobs that were asked for by it. */
	const happen = (wait: number, work: () => Promise<void>): void =>
		clock.after(wait, async () => {
			if (!isUp) return happen(AGAIN_AFTER, work);
			await work();
			await follow();
		});

	async function follow(): Promise<void> {
		queue(stage.takeRequests());
		const due = await stage.nextDue();
		if (due === null) return;
		const at = Math.ceil(Math.max(due, clock.now + 1) / SWEEP) * SWEEP;
		if (at >= sweepAt) return;
		sweepAt = at;
		clock.after(at - clock.now, async () => {
			if (sweepAt !== at) return;
			sweepAt = Number.POSITIVE_INFINITY;
			if (!isUp) return;
			queue(await stage.sweep());
			await follow();
		});
	}

	function queue(requests: readonly JobRequest[]): void {
		const born = life;
		for (const request of requests.filter(({ job }) => job === "push-listings")) {
			clock.after(QUEUED_FOR + (request.delay ?? 0), async () => {
				if (born !== life || !isUp) return;
				await new PausedWork().begin(async (work) => {
					await stage.runPush(request, (market) => openClient(market, work));
					await follow();
				});
			});
		}
	}

	function openClient(index: number, work: PausedWork): MarketplaceClient {
		const market = markets[index] as Marketplace;
		const { most, call, turnedAway, lost } = market.ways;
		const born = life;
		return {
			mostQuantities: most,
			fetch: async () => null,
			pushQuantities: (quantities) =>
				new Promise((resolve, reject) => {
					const begins = market.turn(clock.now);
					const fate = next() * 100;
					const taken = new Set<string>();
					clock.after(begins + call / 2, () => {
						if (fate < turnedAway) return;
						for (const { listingId, externalId, quantity, former } of quantities) if (market.set(Number(externalId), quantity, former)) taken.add(listingId);
						pushed += quantities.length;
					});
					clock.after(begins + call, async () => {
						if (born !== life) return;
						await work.goOn(() => {
							if (fate < turnedAway + lost) reject(new DomainError("unavailable", "No answer came."));
							else resolve(quantities.map(({ listingId }) => ({ listingId, kind: taken.has(listingId) ? "accepted" : "stale" })));
						});
					});
					work.pause();
				}),
		};
	}

	function buy({ item, channel, notify, cancel }: Wish, id: string): void {
		const market = markets[channel];
		if (!market?.buy(item)) return;
		truth.sell(item);
		const soldAt = clock.now;
		const left = market.shown[item] ?? 0;
		happen(notify, async () => {
			await stage.recordOrder(channel, orderOf({ id, item, status: "paid", at: soldAt }));
			if (market.ways.tellsStock) await stage.recordStockThere(channel, { item, quantity: left, seenAt: new Date(soldAt) });
		});
		if (cancel === null) return;
		happen(cancel + notify, async () => {
			truth.add(item, 1);
			await stage.recordOrder(channel, orderOf({ id, item, status: "cancelled", at: soldAt + cancel }));
		});
	}

	for (const [index, wish] of day.wishes.entries()) {
		clock.after(wish.at, async () => {
			if (wish.channel !== COUNTER) return buy(wish, `wish-${index}`);
			if (!isUp || !(await stage.sell(wish.item))) return;
			truth.sell(wish.item);
			await follow();
		});
	}
	for (const { at, item, copies } of day.restocks) {
		happen(at, async () => {
			truth.add(item, copies);
			await stage.restock(item, copies);
		});
	}
	for (let at = HOUR / 4; at < day.length; at += HOUR) clock.after(at, () => stage.keepHouse());
	for (const at of day.crashes) {
		clock.after(at, () => {
			life++;
			isUp = false;
			clock.after(DEAD_FOR, async () => {
				isUp = true;
				await follow();
			});
		});
	}
	await clock.run();
	return { truth, markets, pushed };
}

function orderOf({ id, item, status, at }: { id: string; item: number; status: "paid" | "cancelled"; at: number }): MarketplaceOrder {
	const line = { externalId: "1", productId: String(item), sku: `CARD-${item}`, title: `Card ${item}`, quantity: 1, cancelled: 0, fulfilled: 0 };
	return {
		externalId: id,
		name: null,
		status,
		currency: "USD",
		placedAt: new Date(at),
		changedAt: new Date(at),
		lines: [{ ...line, unitPriceMinor: 500n, taxMinor: 0n }],
	};
}
