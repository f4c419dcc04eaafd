import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cancelOperation } from "../../../../src/domain/inventory/services/bulk/cancel-operation.ts";
import { draftReprice } from "../../../../src/domain/inventory/services/bulk/draft-reprice.ts";
import { trackOperation } from "../../../../src/domain/inventory/services/track-operation.ts";
import { subscribeChannel } from "../../../../src/domain/vendors/services/subscribe-channel.ts";
import { type BulkDesk, type BulkShop, openBulkDesk } from "../../../support/bulk-desk.ts";

let desk: BulkDesk;
let shop: BulkShop;
let shops = 0;
beforeAll(async () => {
	desk = await openBulkDesk();
});
afterAll(() => desk?.close());
beforeEach(async () => {
	shop = await desk.buildShop(`progress-${++shops}`);
	await shop.addItems("CARD", 9_000);
	await desk.access.withVendor(shop.principal, ["notify.manage"], (scope) =>
		subscribeChannel(scope, { workspaceId: shop.workspaceId, channelId: "news", topics: ["bulk"] }),
	);
});

const track = (number: number, messageId = "m-1") =>
	shop.as((scope) => trackOperation(scope, { operation: `B-${number}`, workspaceId: shop.workspaceId, channelId: "shop", messageId }));
const outbox = () =>
	desk.sql<{
		channel_id: string;
		message_id: string | null;
		status: string;
		reply: { text: string; audience: string; progress?: { done: number; active: boolean } };
	}>("SELECT channel_id, message_id, status, reply FROM outbox WHERE vendor_id = $1 ORDER BY created_at", [shop.vendorId]);

describe("a message that shows an operation", () => {
	it("is one row of the outbox, replaced as the operation moves and at its end; the channels of news are spared", async () => {
		const { number } = await shop.planReprice({ change: "+1.00" });
		await shop.confirm(number);
		await track(number);
		await track(number);
		expect(await outbox()).toEqual([]);
		for (let request = desk.waiting.shift(); request; request = desk.waiting.shift()) {
			desk.clock.ahead += 3_000;
			await desk.runJob(request, { chunks: 1 });
			const [row, ...others] = await outbox();
			expect(others).toEqual([]);
			expect(row).toMatchObject({ channel_id: "shop", message_id: "m-1", status: "pending" });
			await desk.sql("UPDATE outbox SET status = 'sent' WHERE vendor_id = $1", [shop.vendorId]);
		}
		desk.clock.ahead = 0;
		const [row] = await outbox();
		expect(row?.reply).toMatchObject({ text: expect.stringMatching(/^B-1 is done/), progress: { done: 9_000, active: false } });
	});

	it("is not edited more often than every two seconds, but always at the end", async () => {
		await shop.addItems("MORE", 3_000);
		const { number } = await shop.planReprice({ change: "+1.00" });
		await shop.confirm(number);
		await track(number);
		desk.clock.stopped = Date.now();
		const next = async () => {
			const [request] = desk.waiting.splice(0);
			if (!request) throw new Error("A job was expected.");
			await desk.runJob(request, { chunks: 1 });
			return (await outbox())[0]?.reply.text;
		};
		const told = await next();
		expect(told).toContain("5,000 of 12,000 done");
		expect(await next()).toBe(told);
		await desk.drain();
		desk.clock.stopped = null;
		expect((await outbox())[0]?.reply.text).toMatch(/is done/);
	});

	it("that comes late is told at once what happened meanwhile", async () => {
		const { number } = await shop.planReprice({ change: "+1.00", words: "card-1" });
		await shop.run(number);
		await track(number);
		expect((await outbox()).map(({ channel_id, reply }) => [channel_id, reply.text.split("\n")[0]])).toEqual([
			["news", 'B-1 is done: +$1.00 for "card-1".'],
			["shop", 'B-1 is done: +$1.00 for "card-1".'],
		]);
	});

	it("that said planning becomes the preview, and then the end by cancellation", async () => {
		const { number } = await shop.as((scope) => draftReprice(scope, { change: "+1.00" }));
		await track(number);
		await desk.drain();
		expect((await outbox())[0]?.reply).toMatchObject({
			text: expect.stringMatching(/9,000 prices would change/),
			actions: [{ label: "Confirm" }, { label: "Cancel" }],
		});
		await shop.as((scope) => cancelOperation(scope, { number }));
		expect((await outbox())[0]?.reply.text).toBe("B-1 is cancelled. Nothing was changed.");
	});

	it("is told when the operation is undone", async () => {
		const { number } = await shop.planReprice({ change: "+1.00", words: "card-1" });
		await shop.confirm(number);
		await track(number);
		await desk.drain();
		const undo = await shop.planUndo(number);
		await shop.run(undo.number);
		expect((await outbox())[0]?.reply.text).toMatch(/^B-1 was undone/);
	});

	it("of another shop's operation is not found", async () => {
		await expect(track(77)).rejects.toMatchObject({ code: "not_found" });
	});
});

describe("without such a message", () => {
	it("the channels that asked for news hear of the end, once", async () => {
		const { number } = await shop.planReprice({ change: "+1.00", words: "card-1" });
		await shop.run(number);
		expect(await outbox()).toMatchObject([
			{ channel_id: "news", message_id: null, reply: { text: expect.stringMatching(/^B-1 is done/), audience: "channel" } },
		]);
	});

	it("nobody hears of a plan that was cancelled before it was confirmed", async () => {
		const { number } = await shop.planReprice({ change: "+1.00" });
		await shop.as((scope) => cancelOperation(scope, { number }));
		expect(await outbox()).toEqual([]);
	});
});
