import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer, Reply } from "../../../src/domain/core/reply.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { fileOf } from "../../support/fill-shop.ts";
import { query } from "../../support/query.ts";
import { type ShopifyApi, startShopifyApi } from "../../support/shopify-api.ts";
import type { ShopifyVariant } from "../../support/shopify-variants.ts";

let api: ShopifyApi;
let app: TestApp;
let shop: TestShop;

beforeAll(async () => {
	api = await startShopifyApi();
	app = await startTestApp({ config: { apiUrls: { shopify: api.url } } });
	shop = await app.buildShop("Card Corner");
	await shop.type(`/market connect shopify cards.myshopify.com secret:a-secret-of-sixteen token:${api.token}`);
	for (const number of [1, 2, 3, 4])
		await shop.type(
			`/item new BS-${number} "Card number ${number}" tcg-single 12.50 condition:NM attributes:"set_name=Base Set; collector_number=${number}/102"`,
		);
	list("101", { productTitle: "Card number 1", sku: "BS-1" });
	list("102", { productTitle: "Card number 2 Base Set 2/102 NM", price: "13.00" });
	list("103", { productTitle: '=Mystery, 3rd "bag"' });
	list("104", { productTitle: "Playmat" });
	list("105", { productTitle: "Sleeves" });
}, 60_000);
afterAll(async () => {
	await app?.stop();
	await api?.close();
});

const list = (id: string, more: Partial<ShopifyVariant>) => api.variants.set(id, { id, productId: `9${id}`, productTitle: id, ...more });
const send = (content: string | Buffer, connection = "M-1", as = shop.owner): Promise<Answer> =>
	app.dispatcher.runCommand("market match", { connection, file: fileOf(content, "doubts.csv") }, as);
const csvOf = (reply: Reply) => Buffer.from(reply.attachments?.[0]?.content ?? "", "base64").toString("utf8");

describe("/market match", () => {
	it("shows how far a reading is until it is done, then what is paired, proposed and open, with the doubts as a file", async () => {
		const done = await shop.type("/market match M-1");
		expect(done.text).toContain("5 listings for sale there: 1 paired with items, 1 of them now; 1 proposed; 3 without an item.");
		expect(done.rows?.rows).toEqual([["Card number 2 Base Set 2/102 NM", "", "$13.00", "BS-2", "Card number 2"]]);
		expect(done.actions?.map(({ command }) => command)).toEqual(["/market match L-1 accept:yes", "/market match L-1"]);
		expect(csvOf(done).replace("\ufeff", "").split("\n").slice(0, 3)).toEqual([
			"listing id,title,sku there,price,proposed sku,proposed item,decision",
			"102,Card number 2 Base Set 2/102 NM,,13.00,BS-2,Card number 2,",
			`103,"'=Mystery, 3rd ""bag""",,1.00,,,`,
		]);
		expect(await shop.type("/market match L-1")).toMatchObject({ text: done.text });
	});

	it("pairs and ignores as a file says, and tells each line that can't be done with its reason", async () => {
		const file = [
			"listing id;title;proposed sku;decision",
			"102;;BS-2;yes",
			"103;;;bs-3",
			"104;;;Ignore",
			"105;;;",
			"105;;;yes",
			"105;;;NO-SUCH",
			"4.3E+13;;;BS-4",
			"999;;;BS-4",
			"101;;;BS-4",
			"102;;BS-2;yes",
		].join("\r\n");
		const answer = await send(Buffer.from(`\ufeff${file}`, "utf16le"));
		expect(answer).toMatchObject({ ok: true });
		const { reply } = answer as { reply: Reply };
		expect(reply.text).toContain("M-1: 2 listings paired, 1 ignored, 1 left as they are.\n6 lines can't be done");
		expect(reply.rows?.rows.map(([line, , why]) => `${line} ${why}`)).toEqual([
			"6 yes, but no item is proposed in this line: write its SKU.",
			'7 No item has the SKU "NO-SUCH".',
			'8 "4.3E+13" was a long number: a spreadsheet has shortened it. Take the id from the file as it came, as text.',
			'9 No listing of this connection has the id "999".',
			"10 It is BS-1 already.",
			"11 The listing stands in two lines.",
		]);
		expect(csvOf(reply).replace("\ufeff", "").split("\n")[2]).toBe('105,NO-SUCH,"No item has the SKU ""NO-SUCH""."');
		const undone = await shop.type(reply.actions?.[0]?.command ?? "");
		expect(undone.text).toContain("3 listings of M-1 have no item again.");
		expect((await shop.type("/market match L-1")).text).toContain("1 proposed; 3 without an item.");
	});

	it("accepts what a reading proposed by its button, once, and undoes it", async () => {
		const accepted = await shop.type("/market match L-1 accept:yes");
		expect(accepted.text).toContain("1 listing of M-1 is paired as proposed.");
		expect(await shop.fail("/market match L-1 accept:yes")).toMatchObject({ code: "conflict" });
		expect((await shop.type("/undo")).text).toContain("1 listing of M-1 has no item again.");
		expect((await shop.type("/market match L-1 accept:yes")).text).toContain("1 listing");
		expect((await shop.type("/audit since:1d")).rows?.rows.flat().join("\n")).toContain("accepted the items proposed for listings of M-1");
	});

	it("says what is wrong with a file, and with what was typed", async () => {
		expect(await send("sku,price\nA,1\n")).toMatchObject({
			ok: false,
			code: "invalid_input",
			reply: { text: expect.stringContaining('lacks the column "listing id"') },
		});
		expect(await send("listing id,decision\n105,\n")).toMatchObject({
			ok: false,
			code: "invalid_input",
			reply: { text: expect.stringContaining("decides nothing") },
		});
		expect(await send("listing id,decision\n105,BS-4\n", "M-9")).toMatchObject({ ok: false, code: "not_found" });
		expect(await shop.fail("/market match M-1 accept:yes")).toMatchObject({ code: "invalid_input" });
		expect(await shop.fail("/market match L-9")).toMatchObject({ code: "not_found" });
		await shop.type("/market connect etsy 1234567 secret:whsec_dGVzdA== key:a token:b");
		expect(await shop.fail("/market match M-2")).toMatchObject({ code: "conflict", text: expect.stringContaining("Etsy") });
		await shop.type("/market connect shopify other.myshopify.com secret:a-secret-of-sixteen");
		expect(await shop.fail("/market match M-3")).toMatchObject({ code: "conflict", text: expect.stringContaining("no keys") });
	});

	it("is not for staff, and finds nothing of another shop's", async () => {
		expect(await shop.fail("/market match M-1", shop.staff)).toMatchObject({ code: "permission_denied" });
		expect(await send("listing id,decision\n105,BS-4\n", "M-1", shop.staff)).toMatchObject({ ok: false, code: "permission_denied" });
		const other = await app.buildShop("Game Garage");
		expect(await other.fail("/market match M-1")).toMatchObject({ code: "not_found" });
		expect(await other.fail("/market match L-1 accept:yes")).toMatchObject({ code: "not_found" });
	});

	it("has the message that shows it edited as it moves", async () => {
		await shop.type("/notify here");
		const number = (await shop.type("/market match M-1")).title?.split(" ")[0] ?? "";
		expect(number).toBe("L-2");
		await app.dispatcher.trackProgress(number, { channelId: shop.owner.channelId, messageId: "message-1" }, shop.owner);
		const [row] = await query<{ reply: Reply }>(app.database.ownerUrl, "SELECT reply FROM outbox WHERE message_id = 'message-1'");
		expect(row?.reply.title).toContain("L-2");
		expect(row?.reply.progress).toBeUndefined();
	});
});
