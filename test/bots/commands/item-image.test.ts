import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../../src/domain/core/reply.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { fileOf, until } from "../../support/fill-shop.ts";
import { query } from "../../support/query.ts";
import { testPicture } from "../../support/test-picture.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;

beforeAll(async () => {
	app = await startTestApp({ config: { roles: ["web", "worker"] }, sweepEvery: 100 });
	shop = await app.buildShop("Card Corner");
	other = await app.buildShop("Game Garage");
	for (const sku of ["A-1", "A-2", "A-3", "A-4", "A-5"]) await shop.type(`/item new ${sku} "Card ${sku}" tcg-single 5.00`);
	await other.type('/item new B-1 "Theirs" tcg-single 5.00');
});

afterAll(() => app.stop());

function send(sku: string, file: Buffer, as = shop.owner, name = "card.png"): Promise<Answer> {
	return app.dispatcher.runCommand("item image", { sku, file: fileOf(file, name) }, as);
}

/** Where the picture is, as somebody on the web asks for it. */
function fetchImage(address: string, init: RequestInit = {}): Promise<Response> {
	return fetch(`http://127.0.0.1:${app.port}${new URL(address).pathname}`, init);
}

async function addresses(sku: string): Promise<string[]> {
	return (await shop.type(`/item image ${sku}`)).rows?.rows.map((row) => row[2] ?? "") ?? [];
}

describe("a picture", () => {
	test("is added, shown, and served by our own address without a login", async () => {
		const answer = await send("A-1", await testPicture({ width: 400, height: 300 }), shop.staff);
		expect(answer).toMatchObject({
			ok: true,
			reply: { audience: "private", image: expect.stringMatching(/^https:\/\/stock\.example\.com\/images\/[\w-]{22}\.jpg$/) },
		});
		const image = answer.reply.image ?? "";
		const response = await fetchImage(image);
		expect(response.status).toBe(200);
		expect(Object.fromEntries(response.headers)).toMatchObject({
			"content-type": "image/jpeg",
			"cache-control": "public, max-age=31536000, immutable",
			"x-content-type-options": "nosniff",
			etag: expect.any(String),
		});
		expect((await sharp(Buffer.from(await response.arrayBuffer())).metadata()).format).toBe("jpeg");
		const again = await fetchImage(image, {
			headers: { "if-none-match": response.headers.get("etag") ?? "", "cache-control": "max-age=0" },
		});
		expect(again.status).toBe(304);
		const small = await fetchImage(image.replace(".jpg", "-thumbnail.jpg"));
		expect((await sharp(Buffer.from(await small.arrayBuffer())).metadata()).width).toBeLessThanOrEqual(320);
	});

	test("comes once, however often it is sent", async () => {
		const file = await testPicture({ colour: "#0a0" });
		await send("A-2", file);
		expect((await send("A-2", file)).reply.text).toContain("already");
		expect(await addresses("A-2")).toHaveLength(1);
	});

	test("of two who send it at once, one adds it", async () => {
		const file = await testPicture({ colour: "#00a" });
		const answers = await Promise.all([1, 2, 3].map(() => send("A-3", file)));
		expect(answers.every(({ ok }) => ok)).toBe(true);
		expect(await addresses("A-3")).toHaveLength(1);
	});

	test("is put first, taken away, and each is undone", async () => {
		for (const colour of ["#111", "#222", "#333"]) await send("A-4", await testPicture({ colour }));
		const [one, two, three] = await addresses("A-4");
		await shop.type("/item image A-4 first:3");
		expect(await addresses("A-4")).toEqual([three, one, two]);
		await shop.type("/undo");
		expect(await addresses("A-4")).toEqual([one, two, three]);
		await shop.type("/item image A-4 remove:2");
		expect(await addresses("A-4")).toEqual([one, three]);
		expect((await fetchImage(two ?? "")).status).toBe(404);
		await shop.type("/undo");
		expect(await addresses("A-4")).toEqual([one, two, three]);
		expect((await fetchImage(two ?? "")).status).toBe(200);
	});

	test("that was taken away is deleted for good two days later", async () => {
		await send("A-5", await testPicture({ colour: "#777" }));
		const [address = ""] = await addresses("A-5");
		await shop.type("/item image A-5 remove:1");
		const left = () => query(app.database.ownerUrl, "SELECT 1 FROM item_image WHERE key = $1", [/[\w-]{22}/.exec(new URL(address).pathname)?.[0]]);
		expect(await left()).toHaveLength(1);
		await query(app.database.ownerUrl, "UPDATE item_image SET removed_at = removed_at - interval '49 hours' WHERE removed_at IS NOT NULL");
		await until(async () => (await left()).length === 0);
		expect(await shop.fail("/undo")).toMatchObject({ code: "not_found" });
	});
});

describe("is refused", () => {
	test("to whoever may not change items, before anything is downloaded", async () => {
		let asked = false;
		const server = createServer((_req, res) => {
			asked = true;
			res.end();
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/card.png`;
		const viewer = await shop.join("viewer", "viewer");
		expect(await shop.fail(`/item image A-1 url:${url}`, viewer)).toMatchObject({ code: "permission_denied" });
		expect(await shop.fail(`/item image A-1 url:${url}`)).toMatchObject({ code: "unavailable", text: expect.stringContaining(url) });
		expect(asked).toBe(false);
		server.close();
	});

	test("for another shop's item, whose pictures stay as they are", async () => {
		expect(await send("B-1", await testPicture())).toMatchObject({ ok: false, code: "not_found" });
		expect((await other.type("/item image B-1")).text).toContain("no picture yet");
	});

	test.each([
		["a text", Buffer.from("hello")],
		["nothing", Buffer.alloc(0)],
	])("when it is %s", async (_what, file) => {
		expect(await send("A-1", file, shop.owner, "hello.png")).toMatchObject({
			ok: false,
			code: "invalid_input",
			reply: { text: expect.stringContaining("hello.png") },
		});
	});

	test("when a file and a url are given, or the number is not there", async () => {
		const both = await app.dispatcher.runCommand("item image", { sku: "A-1", file: fileOf(await testPicture()), url: "https://example.com/a.png" }, shop.owner);
		expect(both).toMatchObject({ ok: false, code: "invalid_input" });
		expect(await shop.fail("/item image A-1 remove:9")).toMatchObject({ code: "not_found", text: expect.stringContaining("picture 9") });
		expect(await shop.fail("/item image A-1 first:0")).toMatchObject({ code: "invalid_input" });
	});

	test("when the item has a dozen", async () => {
		await shop.type('/item new A-12 "Dozen" other 1.00');
		for (let at = 0; at < 12; at++) await send("A-12", await testPicture({ width: 10 + at, height: 10 }));
		expect(await send("A-12", await testPicture({ width: 99, height: 10 }))).toMatchObject({ ok: false, code: "conflict" });
		expect(await addresses("A-12")).toHaveLength(12);
		const removed = await shop.type("/item image A-12 remove:1");
		expect(await send("A-12", await testPicture({ width: 99, height: 10 }))).toMatchObject({ ok: true });
		const undo = removed.actions?.find(({ label }) => label === "Undo")?.command ?? "";
		expect(await shop.fail(undo)).toMatchObject({ code: "conflict", text: expect.stringContaining("12") });
		expect(await addresses("A-12")).toHaveLength(12);
	});
});

test.each(["/images/short.jpg", "/images/../../etc/passwd", "/images/AAAAAAAAAAAAAAAAAAAAAA.jpg", "/images/AAAAAAAAAAAAAAAAAAAAAA.png"])(
	"nothing is at %s",
	async (path) => {
		const response = await fetch(`http://127.0.0.1:${app.port}${path}`);
		expect(response.status).toBe(404);
	},
);
