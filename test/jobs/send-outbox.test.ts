import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../src/bots/sender.ts";
import { DomainError } from "../../src/domain/core/errors.ts";
import { announce } from "../../src/domain/vendors/services/announce.ts";
import { noteEnd } from "../../src/domain/vendors/services/note-end.ts";
import { type Market, type MarketShop, openMarket } from "../support/market.ts";

let market: Market;
let shop: MarketShop;
let outboxId: string;
let text: string;

beforeAll(async () => {
	market = await openMarket();
	shop = await market.buildShop("outbox");
});
afterAll(() => market?.close());
beforeEach(async () => {
	market.sent.length = 0;
	market.waiting.length = 0;
	text = randomUUID();
	await shop.as((scope) => announce(scope, { topic: "sales", key: text, reply: { text, audience: "channel" } }));
	outboxId = market.waiting[0]?.id ?? "";
});

const job = () => ({ job: "send-outbox", payload: { vendorId: shop.vendorId, outboxId } });
async function row() {
	const [found] = await market.sql<{ status: string; attempts: number; message_id: string | null; error: string | null; due_in: number }>(
		"SELECT status, attempts, message_id, error, leased_until, extract(epoch FROM due_at - now())::float AS due_in FROM outbox WHERE id = $1",
		[outboxId],
	);
	return found;
}
const replace = (reply: string) =>
	market.sql("UPDATE outbox SET reply = $2, status = 'pending', due_at = now() WHERE id = $1", [outboxId, { text: reply, audience: "channel" }]);
const sending = (send: (message: Message) => Promise<{ messageId: string }>) => market.runJob(job(), { senders: { discord: send } });

describe("a message", () => {
	it("is sent once, however often and concurrently its job runs", async () => {
		await Promise.all(Array.from({ length: 5 }, () => market.runJob(job())));
		await market.runJob(job());
		expect(market.sent).toMatchObject([{ workspaceExternalId: "outbox", channelId: "outbox-channel", messageId: null, reply: { text } }]);
		expect(await row()).toMatchObject({ status: "sent", message_id: expect.stringMatching(/^message-/), leased_until: null, error: null });
	});

	it("that was sent and is replaced goes out as an edit with the newest text", async () => {
		await market.drain();
		const first = (await row())?.message_id;
		await replace("half");
		await replace("all");
		await market.runJob(job());
		expect(market.sent.slice(1)).toMatchObject([{ messageId: first, reply: { text: "all" } }]);
	});

	it("that is replaced while it is sent is not posted twice: the newest follows as an edit", async () => {
		const order: (string | null)[] = [];
		await sending(async (message) => {
			await replace("newer");
			await market.runJob(job());
			order.push(message.messageId, message.reply.text);
			return { messageId: "m-1" };
		});
		expect(order).toEqual([null, text]);
		expect(await row()).toMatchObject({ status: "pending", message_id: "m-1" });
		await market.drain();
		expect(market.sent).toMatchObject([{ messageId: "m-1", reply: { text: "newer" } }]);
		expect(await row()).toMatchObject({ status: "sent" });
	});

	it("that fails waits longer each time and is given up after the budget", async () => {
		const down = async () => Promise.reject(new Error("Discord has a bad day"));
		await sending(down);
		expect(await row()).toMatchObject({ status: "pending", attempts: 1, error: "Discord has a bad day", leased_until: null });
		expect((await row())?.due_in).toBeGreaterThan(0.3);
		expect(market.waiting.at(-1)).toMatchObject({ job: "send-outbox", id: outboxId, delay: expect.any(Number) });
		for (let attempt = 2; attempt <= 12; attempt++) {
			await market.sql("UPDATE outbox SET due_at = now() WHERE id = $1", [outboxId]);
			await sending(down);
		}
		expect(await row()).toMatchObject({ status: "failed", attempts: 12 });
	});

	it("that fails while it is replaced goes out anew at once", async () => {
		await sending(async () => {
			await market.sql("UPDATE outbox SET reply = $2, attempts = 0, due_at = now() WHERE id = $1", [outboxId, { text: "newest", audience: "channel" }]);
			throw new Error("timed out");
		});
		await market.drain();
		expect(market.sent).toMatchObject([{ messageId: null, reply: { text: "newest" } }]);
	});

	it("for a channel that is gone for good is given up at once", async () => {
		await sending(async () => Promise.reject(new DomainError("not_found", "The channel is gone.")));
		expect(await row()).toMatchObject({ status: "failed", attempts: 1, error: "The channel is gone." });
		await market.runJob(job());
		expect(market.sent).toEqual([]);
	});

	it("for a surface that nothing sends to waits", async () => {
		await market.runJob(job(), { senders: {} });
		expect(await row()).toMatchObject({ status: "pending", error: expect.stringContaining("discord") });
	});

	it("whose worker died while sending is taken up after the lease", async () => {
		await market.sql("UPDATE outbox SET leased_until = now() + interval '10 s', attempts = 1 WHERE id = $1", [outboxId]);
		await market.runJob(job());
		expect(market.sent).toEqual([]);
		await market.sql("UPDATE outbox SET leased_until = now() WHERE id = $1", [outboxId]);
		await market.runJob(job());
		expect(market.sent).toHaveLength(1);
	});

	it("of another vendor is not there", async () => {
		const other = await market.buildShop(`other-${text.slice(0, 8)}`);
		await market.runJob({ job: "send-outbox", payload: { vendorId: other.vendorId, outboxId } });
		expect(await row()).toMatchObject({ status: "pending", attempts: 0 });
	});
});

describe("a note at the end of long work", () => {
	const identityOf = async (who: MarketShop) => {
		const [identity] = await market.sql<{ id: string }>("SELECT id FROM identity WHERE person_id = $1", [who.personId]);
		return identity?.id ?? "";
	};
	const note = (identityId: string | null, outcome = "done") =>
		shop.as((scope) =>
			noteEnd(scope, {
				messages: [{ id: randomUUID(), workspaceId: shop.workspaceId, channelId: "here", messageId: "m-1", identityId }],
				since: new Date(0),
				outcome,
				label: "B-1",
				said: text,
			}),
		);

	it("goes into the thread and mentions whom it is for", async () => {
		await market.drain();
		market.sent.length = 0;
		await note(await identityOf(shop));
		await note(null);
		await market.drain();
		expect(market.sent).toEqual([
			{
				workspaceExternalId: "outbox",
				channelId: "here",
				messageId: null,
				threadId: "m-1",
				mention: "outbox-owner",
				reply: { text: `B-1: ${text}`, audience: "channel" },
			},
			expect.objectContaining({ threadId: "m-1", mention: null }),
		]);
	});

	it("mentions neither another shop's people nor those who have left", async () => {
		await market.drain();
		market.sent.length = 0;
		await note(await identityOf(await market.buildShop(`stranger-${text.slice(0, 8)}`)));
		await note(randomUUID());
		await market.drain();
		expect(market.sent.map(({ mention }) => mention)).toEqual([null, null]);
	});

	it("may be given up like any message whose place is gone", async () => {
		await note(null);
		outboxId = market.waiting.at(-1)?.id ?? "";
		await sending(async () => Promise.reject(new DomainError("not_found", "The thread is gone.")));
		expect(await row()).toMatchObject({ status: "failed", attempts: 1, error: "The thread is gone." });
	});
});
