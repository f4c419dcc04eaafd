import { afterAll, beforeAll, expect, test } from "vitest";
import { parseText } from "../../src/bots/commands/parse-text.ts";
import { startTestApp, type TestApp, type TestShop } from "../support/app.ts";
import { fileOf } from "../support/fill-shop.ts";

let app: TestApp;
let shop: TestShop;

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Demo Cards");
	for (const sku of ["PKM-SWSH10.5-055-H-NM", "PKM-BS-15"]) {
		await shop.type(`/item new ${sku} "Snorlax ${sku}" tcg-single 17.94 quantity:9 attributes:"set_name=Jungle; tcgplayer_sku_id=${sku.length}"`);
	}
	for (const place of ["Show", "Back room"]) await shop.type(`/location add ${place}`);
	await shop.type("/rule save weekly NM x1.00");
	await shop.join("Ana", "viewer");
	await shop.join("Bo Lee", "viewer");
	await shop.join("Anna", "viewer");
}, 60_000);
afterAll(() => app?.stop());

/** What the files have in them that the examples name. */
const FILES: Readonly<Record<string, string>> = {
	"catalogue.csv": "sku,title,category,condition,price,currency,quantity\nEX-1,Mew,other,,1.00,USD,1\n",
	"cards.csv": "SKU,Qty,Foo\nPKM-BS-15,2,x\n",
	"TCGplayer_PullSheet.csv": "SkuId,Order Quantity\n1,62955D06-A:1\n",
	"L-7-doubts.csv": "listing id,decision\n1,yes\n",
};
/** Whoever tries these loses the shop that the others are tried in. */
const LAST = ["location rename", "location archive", "team remove", "team leave", "shop unlink", "account forget"];

test("every example that /help shows is understood as it is pasted; what it may lack is the thing with this number", async () => {
	const commands = app.dispatcher.commands.toSorted((one, other) => LAST.indexOf(one.name) - LAST.indexOf(other.name));
	const refused: string[] = [];
	for (const { examples, form } of commands) {
		for (const example of [...examples, ...(form ? [form.example] : [])]) {
			const { command, raw } = parseText(example, app.dispatcher.commands);
			const file = raw.file === undefined ? {} : { file: fileOf(FILES[String(raw.file)] ?? "") };
			const answer = await app.dispatcher.runCommand(command.name, { ...raw, ...file }, shop.owner);
			if (answer.ok) continue;
			const { code, reply } = answer;
			// O-12, B-41 and the like are numbers that a shop has one day; a code is somebody's own, and so are a second picture and another workspace.
			const isOfAnother = code === "not_found" && /\b(?:[A-Z]-\d+|#1001)\b|jo@|ABCDE|picture 2|Card Corner/.test(`${example} ${reply.text}`);
			if (!isOfAnother && code !== "conflict" && code !== "unavailable") refused.push(`${example}\n    ${code}: ${reply.text}`);
		}
	}
	expect(refused).toEqual([]);
}, 60_000);
