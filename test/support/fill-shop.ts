import type { FileInput } from "../../src/bots/commands/option.ts";
import type { TestApp, TestShop } from "./app.ts";
import { query } from "./query.ts";
import { postAsShopify, shopifyOrder } from "./shopify.ts";
import { testPicture } from "./test-picture.ts";
import { vendorFingerprint } from "./vendor-fingerprint.ts";

/** What a shop has after fillShop: names that commands and jobs can point at. */
export interface FilledShop {
	/** In stock, never sold, and for sale on its Shopify. */
	sku: string;
	/** By phone, of two copies: one is sent and one is open. Its customer is C-2. */
	order: string;
	/** Takes back that the item was made. */
	undoCommand: string;
	/** Of an empty location beside the default one. */
	locationName: string;
	/** A viewer's. */
	memberName: string;
	/** A role of the platform's as it is mentioned there, mapped to viewers; on a surface without roles, of Discord's. */
	roleMention: string;
	/** Of a token of the owner's. */
	tokenName: string;
	/** Of the finished import. */
	importOperation: string;
	ruleName: string;
	mappingName: string;
	/** Of a reprice that waits for its confirmation. */
	openOperation: string;
	/** An open one of the owner's. */
	ticket: string;
	/** Where its Shopify posts. */
	webhookUrl: string;
	webhookSecret: string;
	/** D-48 is 48. */
	deliveryNumber: string;
}

/** A file as a chat passes it on. */
export function fileOf(content: string | Buffer, name = "stock.csv"): FileInput {
	return {
		name,
		size: Buffer.byteLength(content),
		async *open() {
			yield Buffer.from(content);
		},
	};
}

/** Uses a shop until every table has rows of it: items, an import with a bad line, a reprice, a connection with an order. Needs the roles web and worker. */
export async function fillShop(app: TestApp, shop: TestShop, { name = shop.owner.workspaceName } = {}): Promise<FilledShop> {
	const sku = `${name.replace(/\W/g, "")}-1`;
	const made = await shop.type(`/item new ${sku} "Charizard" tcg-single 250.00 quantity:5`);
	const undoCommand = made.actions?.find(({ command }) => command.startsWith("/undo"))?.command ?? "";
	const memberName = `${sku}-member`;
	await shop.join(memberName, "viewer");
	await shop.join(`${sku}-former`, "viewer");
	await shop.type(`/team remove ${sku}-former`);
	const roleMention = shop.owner.surface === "slack" ? "<!subteam^S0111111111>" : "<@&111111111111111111>";
	if (shop.owner.surface !== "console") await shop.type(`/team map viewer ${roleMention}`);
	const tokenName = `${sku}-token`;
	await shop.type(`/token create ${tokenName}`);
	await shop.type("/notify here");
	const locationName = `${sku} room`;
	await shop.type(`/location add ${locationName}`);
	await shop.type(`/stock receive ${sku} 1 document:INV-2291`);
	await shop.type(`/stock remove ${sku} 1 lost`);
	const picture = await app.dispatcher.runCommand("item image", { sku, file: fileOf(await testPicture(), "card.png") }, shop.owner);
	if (!picture.ok) throw new Error(picture.reply.text);

	const ruleName = `${sku}-rule`;
	await shop.type(`/rule save ${ruleName} x1.00, round .99`);

	const csv = `sku,title,category,condition,price,currency,quantity\n${sku}-B,Blastoise,tcg-single,NM,90.00,USD,4\n${sku}-C,Bad,tcg-single,NM,minus one,USD,1\n`;
	const mappingName = `${sku}-mapping`;
	const mapped = fileOf(`SKU,Qty,Foo\n${sku}-B,4,x\n`, "mapped.csv");
	const drafted = await app.dispatcher.runCommand("bulk import", { file: mapped, map: "Qty=quantity", save: mappingName }, shop.owner);
	if (!drafted.ok) throw new Error(drafted.reply.text);
	await shop.type(`/bulk cancel ${/B-\d+/.exec(drafted.reply.title ?? "")?.[0]}`);
	const preview = await app.dispatcher.runCommand("bulk import", { file: fileOf(csv) }, shop.owner);
	if (!preview.ok) throw new Error(preview.reply.text);
	const confirm = preview.reply.actions?.find(({ command }) => command.startsWith("/bulk confirm"))?.command ?? "";
	const importOperation = /B-\d+/.exec(confirm)?.[0] ?? "";
	await shop.type(confirm);
	await app.dispatcher.trackProgress(importOperation, { channelId: shop.owner.channelId, messageId: "message-1" }, shop.owner);
	await until(async () => !(await shop.type(`/bulk show ${importOperation}`)).progress?.active);
	await shop.type('/bulk price -1% unsold:30d at:"every day 06:00"');
	await shop.type('/bulk price -1% at:"every month on the last 06:00" ask:no');
	await shop.type("/schedule pause S-2");
	const openOperation = /B-\d+/.exec(JSON.stringify(await shop.type("/bulk price change:+5%")))?.[0] ?? "";

	const webhookSecret = "shop-secret-of-sixteen";
	const connected = await shop.type(`/market connect shopify ${sku.toLowerCase()}.myshopify.com secret:${webhookSecret}`);
	const published = /https:\S+\/webhooks\/shopify\/[0-9a-f-]+/.exec(JSON.stringify(connected.fields))?.[0] ?? "";
	const webhookUrl = `http://127.0.0.1:${app.port}${new URL(published).pathname}`;
	const response = await postAsShopify({ url: webhookUrl, secret: webhookSecret, body: shopifyOrder({ lines: [{ id: "11", sku, quantity: 1 }] }) });
	if (response.status !== 200) throw new Error(`The order was answered ${response.status}.`);
	await until(async () => (await shop.type(`/item show ${sku}`)).text.includes("4 available"));
	// One copy of it is sent and one is open.
	const order = /O-\d+/.exec((await shop.type(`/order new ${sku}-B 2 customer:Buyer`)).text)?.[0] ?? "";
	await shop.type(`/order fulfil ${order} quantity:1`);
	const ticket = (await shop.type(`/sell lines:"${sku}; < ${sku}"`)).title?.split(" ").at(-1) ?? "";
	await query(
		app.database.ownerUrl,
		`INSERT INTO listing (vendor_id, connection_id, item_id, external_id, sku, title)
			SELECT connection.vendor_id, connection.id, item.id, '808950809', sku, item.title FROM connection JOIN item USING (vendor_id) WHERE vendor_id = $1 AND sku = $2`,
		[shop.vendorId, sku],
	);
	// Connections are looked after every few minutes, which would move rows under a long test.
	await query(app.database.ownerUrl, "UPDATE connection SET due_at = now() + interval '1 day' WHERE vendor_id = $1", [shop.vendorId]);
	await untilStill(app, shop);
	return {
		sku,
		order,
		ticket,
		undoCommand,
		locationName,
		ruleName,
		memberName,
		roleMention,
		tokenName,
		importOperation,
		mappingName,
		openOperation,
		webhookUrl,
		webhookSecret,
		deliveryNumber: /D-(\d+)/.exec(JSON.stringify(await shop.type("/market deliveries")))?.[1] ?? "",
	};
}

/** Waits until it is so; 15 s at most. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
	const deadline = Date.now() + 15_000;
	while (!(await isSo())) {
		if (Date.now() > deadline) throw new Error("It did not come so within 15 s.");
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** Waits until jobs have done their last: two looks in a row see the same rows. */
async function untilStill(app: TestApp, shop: TestShop): Promise<void> {
	let seen = "";
	await until(async () => {
		await new Promise((resolve) => setTimeout(resolve, 200));
		const now = JSON.stringify(await vendorFingerprint(app.database.ownerUrl, shop.vendorId));
		const isStill = now === seen;
		seen = now;
		return isStill;
	});
}
