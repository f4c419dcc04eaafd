import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cancelOperation } from "../../../../src/domain/inventory/services/bulk/cancel-operation.ts";
import { draftReprice } from "../../../../src/domain/inventory/services/bulk/draft-reprice.ts";
import { failOperation } from "../../../../src/domain/inventory/services/bulk/fail-operation.ts";
import { tellProgress } from "../../../../src/domain/inventory/services/bulk/tell-progress.ts";
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
	shop.as((scope) =>
		trackOperation(scope, { operation: `B-${number}`, workspaceId: shop.workspaceId, channelId: "shop", messageId, askedBy: shop.identityId }),
	);
/** As if somebody had begun or confirmed it that many seconds earlier. */
const longAgo = (seconds = 20) =>
	desk.sql(
		"UPDATE bulk_operation SET created_at = created_at - make_interval(secs => $2), asked_at = asked_at - make_interval(secs => $2) WHERE vendor_id = $1",
		[shop.vendorId, seconds],
	);
const notes = () =>
	desk.sql<{ thread_id: string; channel_id: string; text: string; who: string | null }>(
		`SELECT thread_id, channel_id, reply->>'text' AS text, external_id AS who FROM outbox LEFT JOIN identity ON identity.id = identity_id
			WHERE vendor_id = $1 AND thread_id IS NOT NULL ORDER BY outbox.id`,
		[shop.vendorId],
	);
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

describe("the note at the end of long work", () => {
	const begin = async (words = "card-1") => {
		const { number } = await shop.planReprice({ change: "+1.00", words });
		await shop.confirm(number);
		await track(number);
		return number;
	};

	it("is in the thread of its message, for whom that answers, and says what became of it", async () => {
		await begin();
		await longAgo();
		await desk.drain();
		expect(await notes()).toEqual([{ thread_id: "m-1", channel_id: "shop", text: 'B-1 is done: +$1.00 for "card-1". 1 item changed.', who: shop.identityId }]);
	});

	it("is not written after short work, nor when somebody cancels it", async () => {
		await begin();
		await longAgo(13);
		await desk.drain();
		const number = await begin("card-2");
		await longAgo();
		await shop.as((scope) => cancelOperation(scope, { number }));
		expect(await notes()).toEqual([]);
		expect((await outbox()).map(({ reply }) => reply.text.split(".")[0])).toContain("B-2 is cancelled");
	});

	it("is written once, however often the end is told", async () => {
		const number = await begin();
		await longAgo();
		await desk.drain();
		const { id: operationId } = await shop.operation(number);
		for (const outcome of ["done", "done"]) await shop.as((scope) => tellProgress(scope, { operationId, outcome }));
		expect(await notes()).toHaveLength(1);
	});

	it("is one for a person and channel, in the newest message", async () => {
		const { number } = await shop.as((scope) => draftReprice(scope, { change: "+1.00", words: "card-1" }));
		await track(number, "m-plan");
		await desk.drain();
		await shop.confirm(number, (await shop.operation(number)).plan_hash?.slice(0, 8));
		await track(number, "m-run");
		await longAgo();
		await desk.drain();
		expect(await notes()).toMatchObject([{ thread_id: "m-run", text: expect.stringMatching(/^B-1 is done/) }]);
	});

	it("of a plan asks for the confirmation, and again when it is made anew", async () => {
		const { number } = await shop.as((scope) => draftReprice(scope, { change: "+1.00", words: "card-1" }));
		await track(number);
		await longAgo();
		await desk.drain();
		const ready = 'B-1: +$1.00 for "card-1": 1 price would change. Nothing is changed yet. Confirm within 15 minutes.';
		expect(await notes()).toMatchObject([{ thread_id: "m-1", text: ready, who: shop.identityId }]);
		await desk.sql("UPDATE bulk_operation SET expires_at = now() WHERE vendor_id = $1", [shop.vendorId]);
		const plan = (await shop.operation(number)).plan_hash?.slice(0, 8);
		expect(await shop.confirm(number, plan)).toBe("replanned");
		await longAgo();
		await desk.drain();
		expect((await notes()).map(({ text }) => text)).toEqual([ready, expect.stringMatching(/^B-1: Not started: the plan had expired/)]);
	});

	it("tells of a failure too", async () => {
		const number = await begin();
		await longAgo();
		const { id: operationId } = await shop.operation(number);
		await shop.as((scope) => failOperation(scope, { operationId, reason: "The moon was in the way." }));
		expect((await notes()).map(({ text }) => text)).toEqual(["B-1 has failed: The moon was in the way. Nothing was changed."]);
	});

	it("is in the shop's language", async () => {
		await desk.sql("UPDATE vendor SET language = 'de', locale = 'de-DE' WHERE id = $1", [shop.vendorId]);
		await begin();
		await longAgo();
		await desk.drain();
		expect((await notes()).map(({ text }) => text)).toEqual([expect.stringMatching(/^B-1 ist fertig: .* 1 Artikel geändert\.$/)]);
	});

	it("is for nobody where the message answers nobody whom the shop knows, and never for another shop's operation", async () => {
		const other = await desk.buildShop(`other-${shops}`);
		const { number } = await shop.planReprice({ change: "+1.00", words: "card-1" });
		await shop.confirm(number);
		const message = { operation: `B-${number}`, workspaceId: shop.workspaceId, channelId: "shop", messageId: "m-1", askedBy: other.identityId };
		await shop.as((scope) => trackOperation(scope, message));
		await longAgo();
		const { id: operationId } = await shop.operation(number);
		await other.as((scope) => tellProgress(scope, { operationId, outcome: "done" }));
		expect(await notes()).toEqual([]);
		await desk.drain();
		expect(await notes()).toMatchObject([{ thread_id: "m-1", who: null }]);
	});
});
