import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "../../../src/bots/caller.ts";
import type { VendorScope } from "../../../src/domain/core/permissions/scopes.ts";
import { changeTicket } from "../../../src/domain/orders/services/change-ticket.ts";
import { closeTicket } from "../../../src/domain/orders/services/close-ticket.ts";
import { dropTicket } from "../../../src/domain/orders/services/drop-ticket.ts";
import { openTicket } from "../../../src/domain/orders/services/open-ticket.ts";
import { readTicketDraft } from "../../../src/domain/orders/services/read-ticket-draft.ts";
import { showTicket } from "../../../src/domain/orders/services/show-ticket.ts";
import { takeTicketLine } from "../../../src/domain/orders/services/take-ticket-line.ts";
import { undoTicket } from "../../../src/domain/orders/services/undo-ticket.ts";
import { startTestApp, type TestApp, type TestShop } from "../../support/app.ts";
import { ledgerFaults } from "../../support/ledger-faults.ts";
import { query } from "../../support/query.ts";
import { vendorFingerprint } from "../../support/vendor-fingerprint.ts";

type Clerk = VendorScope<"order.write" | "stock.write" | "inventory.read">;

const MOST = 2_147_483_647;

let app: TestApp;
let shop: TestShop;
let other: TestShop;
let viewer: Caller;
let itemId: string;
let locationId: string;
let number: number;

const asClerk = <R>(run: (scope: Clerk) => Promise<R>, caller = shop.staff) => app.as(caller, ["order.write", "stock.write", "inventory.read"], run);
const rows = () => vendorFingerprint(app.database.ownerUrl, shop.vendorId);

/** Every use case, on the shop's open ticket. */
const USES: Readonly<Record<string, (scope: Clerk) => Promise<unknown>>> = {
	openTicket: (scope) => openTicket(scope, { text: "CARD-1", locationId }),
	showTicket: (scope) => showTicket(scope, { number }),
	readTicketDraft: (scope) => readTicketDraft(scope, { number }),
	changeTicket: (scope) => changeTicket(scope, { number, text: "2 CARD-1" }),
	takeTicketLine: (scope) => takeTicketLine(scope, { number, line: 1, itemId }),
	closeTicket: (scope) => closeTicket(scope, { number, tender: "cash" }),
	dropTicket: (scope) => dropTicket(scope, { number }),
};

beforeAll(async () => {
	app = await startTestApp();
	shop = await app.buildShop("Card Corner", { currency: "KWD" });
	other = await app.buildShop("Game Garage");
	viewer = await shop.join("viewer", "viewer");
	await shop.type('/item new CARD-1 "Zapdos" tcg-single 1.005 quantity:1000');
	const [made] = await query<{ item: string; place: string }>(
		app.database.ownerUrl,
		"SELECT item.id AS item, location.id AS place FROM item JOIN location USING (vendor_id) WHERE vendor_id = $1",
		[shop.vendorId],
	);
	itemId = made?.item ?? "";
	locationId = made?.place ?? "";
}, 60_000);
afterAll(async () => {
	expect(await ledgerFaults(app.database.ownerUrl)).toEqual([]);
	await app.stop();
});
beforeEach(async () => {
	({ number } = await asClerk((scope) => openTicket(scope, { text: "CARD-1; < CARD-1 @ 0.5", discount: "5%", locationId })));
});

describe.each(Object.entries(USES))("%s", (_name, use) => {
	it("is done for a clerk, and audited where it writes", async () => {
		const before = await rows();
		await asClerk(use);
		const after = await rows();
		const isRead = JSON.stringify(after) === JSON.stringify(before);
		expect(isRead).toBe(after.audit_entry === before.audit_entry);
	});

	it("is not done for a viewer", async () => {
		const before = await rows();
		await expect(asClerk(use, viewer)).rejects.toMatchObject({ code: "permission_denied" });
		expect(await rows()).toEqual(before);
	});

	it("does not reach another vendor's ticket, item or location", async () => {
		const before = await rows();
		await expect(asClerk(use, other.staff)).rejects.toMatchObject({ code: "not_found" });
		expect(await rows()).toEqual(before);
	});
});

describe.each(Object.entries(USES).filter(([name]) => name !== "openTicket" && name !== "showTicket"))("%s of a ticket that is over", (_name, use) => {
	it("is a conflict that says so", async () => {
		await asClerk((scope) => dropTicket(scope, { number }));
		await expect(asClerk(use)).rejects.toMatchObject({ code: "conflict", message: `T-${number} is dropped already.` });
	});
});

it.each<[string, (scope: Clerk) => Promise<unknown>]>([
	["a text of 4,001 characters", (scope) => openTicket(scope, { text: "x".repeat(4_001), locationId })],
	["no uuid for the location", (scope) => openTicket(scope, { text: "x", locationId: "here" })],
	["a tender that there is not", (scope) => openTicket(scope, { text: "x", locationId, tender: "gold" as "cash" })],
	["a discount of 31 characters", (scope) => openTicket(scope, { text: "x", locationId, discount: "1".repeat(31) })],
	["no text at all", (scope) => changeTicket(scope, { number, text: " " })],
	["ticket 0", (scope) => closeTicket(scope, { number: 0, tender: "cash" })],
	["half a line", (scope) => takeTicketLine(scope, { number, line: 0.5, itemId })],
	["an amount below zero", (scope) => undoTicket(scope, { ticketId: randomUUID(), tradeIns: [{ itemId, locationId, quantity: 1, unitCostMinor: "-1" }] })],
	["something that nobody asked for", (scope) => dropTicket(scope, { number, really: true } as { number: number })],
])("%s is invalid input", async (_what, use) => {
	const before = await rows();
	await expect(asClerk(use)).rejects.toMatchObject({ code: "invalid_input" });
	expect(await rows()).toEqual(before);
});

it.each<[string, (scope: Clerk) => Promise<unknown>]>([
	["a ticket that there is not", (scope) => showTicket(scope, { number: MOST })],
	["a line that it does not have", (scope) => takeTicketLine(scope, { number, line: 3, itemId })],
	["an item that there is not", (scope) => takeTicketLine(scope, { number, line: 1, itemId: randomUUID() })],
	["an undo of a ticket that there is not", (scope) => undoTicket(scope, { ticketId: randomUUID(), tradeIns: [] })],
])("%s is not found", async (_what, use) => {
	await expect(asClerk(use)).rejects.toMatchObject({ code: "not_found" });
});

it("counts in the currency's own decimals, and shares the discount out to the last one", async () => {
	({ number } = await asClerk((scope) => openTicket(scope, { text: "CARD-1\n2 CARD-1\nCARD-1 @ 0.001", discount: "33.33%", locationId })));
	// 3.016 less 33.33 %, half up.
	expect(await asClerk((scope) => closeTicket(scope, { number, tender: "card", seenMinor: 2011n }))).toMatchObject({ discountMinor: 1005n, totalMinor: 2011n });
	const lines = await query<{ discount_minor: string }>(
		app.database.ownerUrl,
		"SELECT line.discount_minor FROM sales_order_line line JOIN ticket USING (vendor_id, order_id) WHERE vendor_id = $1 AND number = $2",
		[shop.vendorId, number],
	);
	expect(lines.reduce((sum, line) => sum + BigInt(line.discount_minor), 0n)).toBe(1005n);
	expect(lines).toHaveLength(3);
});

it("takes a hundred lines at once, and no sum that passes what can be kept", async () => {
	const text = Array.from({ length: 100 }, () => "CARD-1").join("\n");
	({ number } = await asClerk((scope) => openTicket(scope, { text, locationId })));
	expect((await asClerk((scope) => closeTicket(scope, { number, tender: "cash" }))).totalMinor).toBe(100_500n);
	({ number } = await asClerk((scope) =>
		openTicket(scope, { text: Array.from({ length: 100 }, () => "< 1000000 CARD-1 @ 999999999.999").join("\n"), locationId }),
	));
	await expect(asClerk((scope) => closeTicket(scope, { number, tender: "cash" }))).rejects.toMatchObject({
		code: "conflict",
		message: expect.stringContaining("more than a ticket takes"),
	});
});

it("keeps emoji and writing from right to left as they were typed", async () => {
	await shop.type('/item new RTL-1 "🔥 حصان 青眼" tcg-single 2 quantity:1');
	({ number } = await asClerk((scope) => openTicket(scope, { text: "حصان 青眼", locationId })));
	const { lines } = await asClerk((scope) => showTicket(scope, { number }));
	expect(lines).toMatchObject([{ text: "حصان 青眼", item: { sku: "RTL-1" }, doubt: null }]);
});
