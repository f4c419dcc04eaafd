import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "../../../src/bots/caller.ts";
import type { Answer } from "../../../src/domain/core/reply.ts";
import { recordOrder } from "../../../src/domain/orders/services/record-order.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { ledgerFaults } from "../../support/ledger-faults.ts";
import { query } from "../../support/query.ts";

const CLIENTS = 20;
const PLACES = ["Main", "Back room"] as const;

/** What a client does next. */
type Step =
	| { do: "sell" | "remove" | "receive"; copies: number; at: (typeof PLACES)[number] }
	| { do: "count"; counted: number; at: (typeof PLACES)[number] }
	| { do: "move"; copies: number; from: (typeof PLACES)[number] }
	| { do: "order"; copies: number }
	| { do: "undo" | "cancel" | "fulfil" | "return" };

const place = fc.constantFrom(...PLACES);
const few = fc.integer({ min: 1, max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ do: fc.constantFrom("sell", "remove", "receive"), copies: few, at: place }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant("count"), counted: fc.integer({ min: 0, max: 12 }), at: place }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant("move"), copies: few, from: place }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant("order"), copies: few }) },
	{ weight: 4, arbitrary: fc.record({ do: fc.constantFrom("undo", "cancel", "fulfil", "return") }) },
);
/** Each client's steps, and the copies that lie in Main at the beginning. */
const day = fc.record({
	clients: fc.array(fc.array(step, { minLength: 2, maxLength: 6 }), { minLength: CLIENTS, maxLength: CLIENTS }),
	stock: fc.integer({ min: 0, max: 12 }),
});

let app: TestApp;
let shop: TestShop;
let clerks: Caller[];
let connectionId: string;

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Card Corner");
	clerks = [];
	for (let clerk = 0; clerk < CLIENTS; clerk++) clerks.push(await shop.join(`clerk ${clerk}`, "staff"));
	await shop.type("/location add Back room");
	await shop.type("/market connect shopify corner.myshopify.com secret:a-secret-of-sixteen");
	const [connection] = await query<{ id: string }>(app.database.ownerUrl, "SELECT id FROM connection");
	connectionId = connection?.id ?? "";
}, 120_000);
afterAll(() => app.stop());

/** A sale that the marketplace has made. */
async function order(sku: string, copies: number): Promise<string> {
	const lines = [{ externalId: "1", productId: null, sku, title: sku, quantity: copies, cancelled: 0, fulfilled: 0, unitPriceMinor: 999n, taxMinor: 0n }];
	const made = { externalId: randomUUID(), name: null, status: "placed" as const, currency: "USD", placedAt: new Date("2099-01-01"), lines };
	const principal = { kind: "connection", vendorId: shop.vendorId, connectionId } as const;
	const { number } = await app.access.withVendor(principal, ["order.write", "order.read", "stock.write", "inventory.read"], (scope) =>
		recordOrder(scope, { connectionId, order: made }),
	);
	return `O-${number}`;
}

/** By how much on hand changed by what was answered ok; nothing for what was refused. */
class Client {
	/** Of all acknowledged writes. */
	sum = 0;
	faults: string[] = [];
	#last: { command: string; delta: number } | null = null;
	#open: { order: string; copies: number }[] = [];
	#sent: { order: string; copies: number }[] = [];

	constructor(
		private readonly caller: Caller,
		private readonly sku: string,
	) {}

	async #type(command: string): Promise<Answer> {
		const answer = await app.dispatcher.runText(command, this.caller);
		// Refusals are told; whatever else goes wrong under load must not reach a person.
		if (!answer.ok && answer.code !== "conflict") this.faults.push(`${command}: ${answer.code} ${answer.reply.text}`);
		return answer;
	}

	async #write(command: string, delta: (answer: Answer) => number): Promise<void> {
		const answer = await this.#type(command);
		if (!answer.ok) return;
		this.sum += delta(answer);
		const undo = answer.reply.actions?.find((action) => action.command.startsWith("/undo"))?.command;
		if (undo) this.#last = { command: undo, delta: delta(answer) };
	}

	async take(step: Step): Promise<void> {
		switch (step.do) {
			case "sell":
				return this.#write(`/sell ${this.sku} ${step.copies} location:"${step.at}"`, () => -step.copies);
			case "remove":
				return this.#write(`/stock remove ${this.sku} ${step.copies} lost location:"${step.at}"`, () => -step.copies);
			case "receive":
				return this.#write(`/stock receive ${this.sku} ${step.copies} location:"${step.at}" cost:1.50`, () => step.copies);
			case "move": {
				const to = PLACES.find((name) => name !== step.from);
				return this.#write(`/stock move ${this.sku} ${step.copies} from:"${step.from}" to:"${to}"`, () => 0);
			}
			case "count": {
				const asked = await this.#type(`/stock count ${this.sku} ${step.counted} location:"${step.at}"`);
				const command = asked.ok ? asked.reply.actions?.[0]?.command : undefined;
				if (!command?.startsWith("/stock count")) return;
				return this.#write(command, ({ reply }) => {
					const [, was, now] = /: (\d+) → (\d+) on hand/.exec(reply.text) ?? [];
					return was === undefined ? 0 : Number(now) - Number(was);
				});
			}
			case "undo": {
				const last = this.#last;
				if (!last) return;
				this.#last = null;
				return this.#write(last.command, () => -last.delta);
			}
			case "order":
				this.#open.push({ order: await order(this.sku, step.copies), copies: step.copies });
				return;
			case "cancel": {
				const open = this.#open.pop();
				if (open) await this.#type(`/order cancel ${open.order}`);
				return;
			}
			case "fulfil": {
				const open = this.#open.pop();
				const answer = open && (await this.#type(`/order fulfil ${open.order}`));
				if (!open || !answer?.ok) return;
				this.sum -= open.copies;
				this.#sent.push(open);
				return;
			}
			case "return": {
				const sent = this.#sent.pop();
				const answer = sent && (await this.#type(`/order return ${sent.order} condition:restock`));
				if (sent && answer?.ok) this.sum += sent.copies;
			}
		}
	}
}

/** On hand over both places, and the copies that were written in because an oversold order was sent all the same. */
async function stockOf(sku: string): Promise<{ onHand: number; found: number }> {
	const [row] = await query<{ onHand: number; found: number }>(
		app.database.ownerUrl,
		`SELECT (SELECT coalesce(sum(on_hand), 0)::int FROM stock_level WHERE item_id = item.id) AS "onHand",
			(SELECT coalesce(sum(delta), 0)::int FROM stock_movement WHERE item_id = item.id AND reason LIKE 'not in the books%') AS found
		FROM item WHERE sku = $1`,
		[sku],
	);
	return row ?? { onHand: 0, found: 0 };
}

describe("twenty clients on one item at two places", () => {
	let days = 0;

	test("whatever they do, and in whatever order: the books agree at every moment, and nothing that was acknowledged is lost", {
		timeout: 300_000,
	}, async () => {
		await fc.assert(
			fc.asyncProperty(day, async ({ clients, stock }) => {
				const sku = `DAY-${++days}`;
				await shop.type(`/item new ${sku} "Snorlax" tcg-single 5 quantity:${stock} cost:1`);
				const busy = clients.map((_, index) => new Client(clerks[index] ?? shop.owner, sku));
				let isOver = false;
				const watch = (async () => {
					const seen: unknown[] = [];
					while (!isOver) seen.push(...(await ledgerFaults(app.database.ownerUrl)));
					return seen;
				})();
				await Promise.all(
					clients.map(async (steps, index) => {
						for (const each of steps) await busy[index]?.take(each);
					}),
				).finally(() => {
					isOver = true;
				});
				expect(await watch).toEqual([]);
				expect(busy.flatMap(({ faults }) => faults)).toEqual([]);
				expect(await ledgerFaults(app.database.ownerUrl)).toEqual([]);
				const { onHand, found } = await stockOf(sku);
				expect(onHand).toBe(busy.reduce((sum, client) => sum + client.sum, stock + found));
			}),
			// A failing day is shown as it was: it would not fail the same way when it is tried again in parts.
			{ numRuns: 6, endOnFailure: true },
		);
	});
});

test("a thousand attempts at the last copy sell exactly one", { timeout: 300_000 }, async () => {
	await shop.type('/item new LAST-1 "Black Lotus" tcg-single 9999 quantity:1');
	const answers: Answer[] = [];
	let begun = 0;
	// Always as many at once as wait for a connection without giving up, on a busy machine too: six to a connection.
	const lanes = Array.from({ length: 100 }, async (_, lane) => {
		while (begun++ < 1000) answers.push(await app.dispatcher.runText("/sell LAST-1", clerks[lane % CLIENTS] ?? shop.owner));
	});
	await Promise.all(lanes);
	expect(answers).toHaveLength(1000);
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	expect(answers.filter((answer) => !answer.ok && answer.code !== "conflict").map(({ reply }) => reply.text)).toEqual([]);
	expect(await ledgerFaults(app.database.ownerUrl)).toEqual([]);
});
