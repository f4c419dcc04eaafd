import { setTimeout as sleep } from "node:timers/promises";
import { postMessage } from "../src/cli/post-message.ts";
import { readTarget } from "../src/cli/read-target.ts";
import { readConfig } from "../src/config.ts";
import type { Reply } from "../src/domain/core/reply.ts";
import { disturb, heldBySku, planSales, random } from "./simulate/plan-sales.ts";
import { readArguments, type Wish } from "./simulate/read-arguments.ts";
import { openStore, type Post, type Store } from "./simulate/stores.ts";

// `npm run simulate -- shopify --orders 200`: acts as a store against the running instance, with real signatures, and checks the stock in the end.

/** Milliseconds until the deliveries must be worked off after the last was taken. */
const PATIENCE = 120_000;
/** Milliseconds in which an instance must take a delivery: it may be down for a while, and start again. */
const TAKEN_WITHIN = 45_000;

const target = readTarget(readConfig(process.env));

/** @throws Error with what the instance said */
async function type(text: string): Promise<Reply> {
	const answer = await postMessage({ text, cwd: process.cwd() }, target);
	if (!answer.ok) throw new Error(`${text.split(" ").slice(0, 2).join(" ")}: ${answer.reply.text}`);
	return answer.reply;
}

async function simulate(wish: Wish): Promise<boolean> {
	const next = random(wish.seed);
	const store = await openStore(wish.store);
	try {
		return await play(wish, store, next);
	} finally {
		await store.close?.();
	}
}

async function play(wish: Wish, store: Store, next: () => number): Promise<boolean> {
	const connected = await type(`/market connect ${store.connect}`);
	const connection = /M-\d+/.exec(connected.text)?.[0] ?? "";
	const named = new URL(connected.fields?.find(({ value }) => value.includes("/webhooks/"))?.value ?? "");
	const url = `http://${["0.0.0.0", "::", ""].includes(target.host) ? "127.0.0.1" : target.host}:${target.port}${named.pathname}`;

	const skus = Array.from({ length: wish.items }, (_, index) => `SIM-${connection}-${index + 1}`);
	for (const sku of skus) await type(`/item new ${sku} "Simulated ${sku}" other 5.00 quantity:${wish.stock} duplicate:yes`);
	const orders = planSales(wish, skus, next);
	const posts = disturb(
		orders.flatMap((order) => store.deliveries(order)),
		wish,
		next,
	);
	process.stdout.write(`${connection}: ${orders.length} orders, ${posts.length} deliveries to ${url}\n`);

	const began = performance.now();
	const refused = await postAll(posts, { url, atOnce: wish.atOnce, needs: store.needs });
	process.stdout.write(`Taken in ${Math.round(performance.now() - began)} ms${refused > 0 ? `; ${refused} were refused and posted again` : ""}.\n`);
	await untilWorkedOff(connection);
	process.stdout.write(`Worked off after ${Math.round(performance.now() - began)} ms.\n`);

	const held = heldBySku(orders);
	let isRight = true;
	process.stdout.write("SKU, copies to sell: expected, found\n");
	for (const sku of skus) {
		const expected = wish.stock - (held.get(sku) ?? 0);
		const found = Number(/(-?[\d,]+) available/.exec((await type(`/item show ${sku}`)).text)?.[1]?.replaceAll(",", ""));
		isRight &&= found === expected;
		process.stdout.write(`${sku}, ${expected}, ${found}${found === expected ? "" : "  <- WRONG"}\n`);
	}
	process.stdout.write(isRight ? "The stock is right.\n" : "The stock is WRONG.\n");
	return isRight;
}

/** Posts them, so many at once; what is not taken is posted again, as stores do. Returns how often that was. */
async function postAll(posts: readonly Post[], { url, atOnce, needs = "" }: { url: string; atOnce: number; needs: string | undefined }): Promise<number> {
	let refused = 0;
	let place = 0;
	await Promise.all(
		Array.from({ length: atOnce }, async () => {
			for (let post = posts[place++]; post; post = posts[place++]) {
				for (const deadline = Date.now() + TAKEN_WITHIN; !(await isTaken(post, url)); await sleep(500)) {
					if (Date.now() > deadline) throw new Error(`A delivery was not taken in ${TAKEN_WITHIN / 1000} s; the instance's log says why. ${needs}`.trim());
					refused++;
				}
			}
		}),
	);
	return refused;
}

async function isTaken(post: Post, url: string): Promise<boolean> {
	try {
		const status = await post(url);
		if (status >= 400 && status < 500) throw new Error(`A delivery was refused for good: ${status}`);
		return status >= 200 && status < 300;
	} catch (error) {
		if (error instanceof TypeError) return false;
		throw error;
	}
}

async function untilWorkedOff(connection: string): Promise<void> {
	for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await sleep(500)) {
		const waiting = await Promise.all(
			["received", "processing", "failed"].map((status) => type(`/market deliveries status:${status} connection:${connection}`)),
		);
		if (waiting.every(({ rows }) => rows === undefined)) return;
	}
	throw new Error(`Deliveries of ${connection} still wait after ${PATIENCE / 1000} s: /market show ${connection}`);
}

try {
	process.exitCode = (await simulate(readArguments(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
}
