import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { openPace, type Pace } from "../../src/marketplaces/open-pace.ts";

/** Milliseconds by which a timer may be early. */
const EARLY = 2;

/** When each of so many calls began, one after the other, in milliseconds from the first. */
async function begin({ turn }: Pace, calls: number): Promise<number[]> {
	const began: number[] = [];
	for (let call = 0; call < calls; call++) {
		await turn();
		began.push(performance.now());
	}
	return began.map((at) => at - (began[0] ?? 0));
}

it("calls keep their distance once those that may begin at once have begun", async () => {
	const began = await begin(openPace({ limit: 10, interval: 200, burst: 2 }), 6);
	for (const [call, at] of began.entries()) expect(at).toBeGreaterThanOrEqual((call - 1) * 20 - EARLY * call);
});

it("one that comes late leaves its place to those behind it, and no more than the burst", async () => {
	const pace = openPace({ limit: 10, interval: 500, burst: 3 });
	await begin(pace, 3);
	await sleep(600);
	const began = await begin(pace, 5);
	expect(began[2]).toBeLessThan(90);
	expect(began[4]).toBeGreaterThanOrEqual(100 - 2 * EARLY);
});

it("those of all who ask at once are in one line", async () => {
	const { turn } = openPace({ limit: 1, interval: 30 });
	const begun = performance.now();
	const began = await Promise.all([1, 2, 3].map(() => turn().then(() => performance.now() - begun)));
	expect(began[1]).toBeGreaterThanOrEqual(30 - EARLY);
	expect(began[2]).toBeGreaterThanOrEqual(60 - EARLY);
});

it("nobody's turn comes while it is held", async () => {
	const pace = openPace({ limit: 1, interval: 10 });
	pace.hold(60);
	pace.hold(20);
	const begun = performance.now();
	await pace.turn();
	expect(performance.now() - begun).toBeGreaterThanOrEqual(60 - EARLY);
});
