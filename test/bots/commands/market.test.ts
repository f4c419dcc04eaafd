import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { query } from "../../support/query.ts";
import { postAsShopify, shopifyOrder } from "../../support/shopify.ts";

let app: TestApp;
let shop: TestShop;
let other: TestShop;

beforeAll(async () => {
	app = await startTestApp({ config: { roles: ["web", "worker"] } });
	shop = await app.buildShop("seller");
	other = await app.buildShop("stranger");
});
afterAll(() => app?.stop());

const SECRET = "shpss_0123456789abcdef";
const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) => query<Row>(app.database.ownerUrl, text, values);
const field = (reply: { fields?: { name: string; value: string }[] }, name: string) => reply.fields?.find((known) => known.name === name)?.value;

async function until<R>(look: () => Promise<R | undefined | false>): Promise<R> {
	for (const deadline = Date.now() + 15_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 50))) {
		const seen = await look();
		if (seen) return seen;
	}
	throw new Error("It did not come to pass.");
}

describe("/market connect", () => {
	test("answers privately with the address and the steps, and never with the secret", async () => {
		const reply = await shop.type(`/market connect shopify https://demo.myshopify.com/admin secret:${SECRET}`);
		expect(reply).toMatchObject({ audience: "private", text: expect.stringContaining("demo.myshopify.com is connected as M-1") });
		const [connection] = await sql<{ id: string }>("SELECT id FROM connection WHERE vendor_id = $1", [shop.vendorId]);
		expect(field(reply, "URL")).toBe(`https://stock.example.com/webhooks/shopify/${connection?.id}`);
		expect(JSON.stringify(reply)).toContain("Order creation");
		expect(JSON.stringify(reply)).not.toContain(SECRET);
		expect(JSON.stringify(await sql("SELECT * FROM audit_entry WHERE vendor_id = $1", [shop.vendorId]))).not.toContain(SECRET);
	});

	test("the same account twice is a conflict that names it", async () => {
		expect(await shop.fail(`/market connect shopify DEMO secret:${SECRET}`)).toMatchObject({
			code: "conflict",
			text: expect.stringContaining("demo.myshopify.com on Shopify is connected already, as M-1"),
		});
	});

	test("a secret that does not fit is not repeated", async () => {
		const { code, text } = await shop.fail(`/market connect shopify x.myshopify.com secret:${SECRET.repeat(30)}`);
		expect(code).toBe("invalid_input");
		expect(text).not.toContain(SECRET);
	});

	test.each([
		["/market connect etzy demo secret:x", "etzy"],
		["/market connect shopify shop.example.com secret:x", "shop.example.com"],
		["/market connect shopify demo token:x", "secret"],
		["/market connect shopify demo secret:", "secret"],
	])("%s is refused, and says what is wrong", async (typed, named) => {
		expect(await shop.fail(typed)).toMatchObject({ code: "invalid_input", text: expect.stringContaining(named) });
	});

	test("is for owners", async () => {
		expect(await shop.fail(`/market connect shopify staff secret:${SECRET}`, shop.staff)).toMatchObject({ code: "permission_denied" });
		expect(await shop.fail("/market list", shop.staff)).toMatchObject({ code: "permission_denied" });
	});
});

describe("/market list", () => {
	test("lists the shop's connections and nobody else's", async () => {
		expect((await shop.type("/market list")).rows?.rows).toEqual([["M-1", "Shopify", "demo.myshopify.com", "active", "never", "0"]]);
		expect((await other.type("/market list")).text).toContain("/market connect");
	});
});

describe("from a signed order to the channel, through the queue", () => {
	test("reserves the stock and says what is left", async () => {
		const owner = app.caller("console", "owner", { surface: "console" });
		const type = async (text: string) => {
			const answer = await app.dispatcher.runText(text, owner);
			if (!answer.ok) throw new Error(answer.reply.text);
			return answer.reply;
		};
		await type("/shop setup Corner");
		await type("/notify here sales errors");
		await type('/item new PKM-1 "Snorlax" tcg-single 17.94 condition:NM quantity:3');
		const connected = await type(`/market connect shopify corner secret:${SECRET}`);
		const url = `http://127.0.0.1:${app.port}${new URL(field(connected, "URL") ?? "").pathname}`;
		const body = shopifyOrder({ lines: [{ id: "866550311766439020", sku: "pkm-1", quantity: 2, price: "17.94" }] });
		for (let time = 0; time < 3; time++) expect((await postAsShopify({ url, secret: SECRET, body, eventId: "one" })).status).toBe(200);
		expect((await postAsShopify({ url, secret: "wrong", body })).status).toBe(401);

		const said = await until(
			async () => (await sql<{ reply: { text: string } }>("SELECT reply FROM outbox WHERE status = 'sent' AND channel_id = $1", [owner.channelId]))[0],
		);
		expect(said.reply.text).toBe("Sold on Shopify: 2 × Snorlax (PKM-1) at $17.94, 1 left.\nOrder #1001 (O-1).");
		expect(
			await sql("SELECT status, attempts FROM webhook_delivery WHERE connection_id = (SELECT id FROM connection WHERE account_id = 'corner.myshopify.com')"),
		).toEqual([{ status: "done", attempts: 1 }]);
		expect((await type("/find snorlax")).rows?.rows[0]).toContain("1");
	});
});

describe("a connection", () => {
	const url = async () => {
		const [connection] = await sql<{ id: string }>("SELECT id FROM connection WHERE vendor_id = $1", [shop.vendorId]);
		return `http://127.0.0.1:${app.port}/webhooks/shopify/${connection?.id}`;
	};
	const order = (id: string) => shopifyOrder({ id, lines: [{ id: "1", sku: "MKT-1", quantity: 1 }] });
	const last = async () => (await shop.type("/market deliveries")).rows?.rows[0] ?? [];

	test("shows how it fares", async () => {
		const reply = await shop.type("/market show demo.myshopify.com");
		expect(reply).toMatchObject({ audience: "private", title: "M-1 · Shopify · demo.myshopify.com" });
		expect(field(reply, "API")).toBe("no keys: /market rotate");
		expect(JSON.stringify(reply)).not.toContain(SECRET);
		expect(await other.fail("/market show M-1")).toMatchObject({ code: "not_found" });
		expect(await shop.fail("/market show M-7")).toMatchObject({ code: "not_found", text: expect.stringContaining("There is M-1") });
	});

	test("that is paused keeps what is posted, and works it off when it is resumed", async () => {
		await shop.type('/item new MKT-1 "Sold there" other 5 quantity:9');
		expect((await shop.type("/market pause M-1")).text).toContain("M-1 is paused");
		expect((await shop.type("/market pause M-1")).text).toContain("already");
		expect((await postAsShopify({ url: await url(), secret: SECRET, body: order("901") })).status).toBe(200);
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(await last()).toContain("received");
		expect((await shop.type("/market resume M-1")).text).toContain("1 delivery that waited");
		await until(async () => (await last()).includes("done"));
		expect(await shop.fail("/market pause M-1", shop.staff)).toMatchObject({ code: "permission_denied" });
	});

	test("takes both secrets during a rotation, and says neither", async () => {
		const reply = await shop.type("/market rotate M-1 secret:the-new-secret token:shpat_1");
		expect(reply.text).toContain("the former one stays live for 7 days");
		expect(JSON.stringify(reply)).not.toMatch(/the-new-secret|shpat_1/);
		expect((await postAsShopify({ url: await url(), secret: "the-new-secret", body: order("902") })).status).toBe(200);
		expect((await postAsShopify({ url: await url(), secret: SECRET, body: order("903") })).status).toBe(200);
		expect(await shop.fail("/market rotate M-7 secret:x")).toMatchObject({ code: "not_found" });
		expect((await shop.type("/market rotate M-1")).form?.fields.map(({ name }) => name)).toEqual(["secret", "key", "keysecret", "token"]);
	});

	test("shows a delivery without what tells of a person, why it failed, and has it worked off again", async () => {
		await postAsShopify({ url: await url(), secret: SECRET, body: '{"id":"none","email":"ada@example.com"}' });
		await until(async () => (await last()).includes("dead"));
		const [number = "", , , topic, , reason = ""] = await last();
		expect([topic, reason]).toEqual(["orders/create", expect.stringContaining("can't be read: id")]);
		const shown = await shop.type(`/market deliveries ${number}`);
		expect(field(shown, "Body")).toContain('"none"');
		expect(JSON.stringify(shown)).not.toContain("ada@example.com");
		expect((await shop.type(`/market replay ${number}`)).text).toContain("1 delivery is worked off again");
		await until(async () => (await last()).includes("dead"));
		expect((await shop.type("/market replay all since:1h connection:M-1")).text).toContain("1 delivery");
		expect(await other.fail(`/market replay ${number}`)).toMatchObject({ code: "not_found" });
		expect((await other.type("/market replay all")).text).toContain("nothing to replay");
		expect(await shop.fail(`/market replay ${number}`, shop.staff)).toMatchObject({ code: "permission_denied" });
	});

	test.each([
		["/market replay D-x", "D-x"],
		["/market replay all since:soon", "soon"],
		["/market deliveries D-999999999", "D-999999999"],
		["/market deliveries status:lost", "lost"],
	])("%s is refused, and says what is wrong", async (typed, named) => {
		expect(await shop.fail(typed)).toMatchObject({ text: expect.stringContaining(named) });
	});

	test("is removed after a question, comes back by undo, and can be connected anew", async () => {
		expect((await shop.type("/market remove M-1")).actions).toMatchObject([{ command: "/market remove M-1 confirm:yes" }]);
		const removed = await shop.type("/market remove M-1 confirm:yes");
		const gone = async () => (await postAsShopify({ url: await url(), secret: SECRET, body: order("904") })).status;
		await until(async () => (await gone()) === 404);
		await shop.type(removed.actions?.[0]?.command ?? "");
		await until(async () => (await gone()) === 200);
		await shop.type("/market remove M-1 confirm:yes");
		expect((await shop.type(`/market connect shopify demo secret:${SECRET}`)).text).toContain("connected as M-1");
	});
});
