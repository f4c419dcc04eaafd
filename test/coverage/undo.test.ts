import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inverseSchema } from "../../src/domain/core/inverse.ts";
import type { Answer } from "../../src/domain/core/reply.ts";
import { startTestApp, type TestApp, type TestShop } from "../support/app.ts";
import { type FilledShop, fillShop, until } from "../support/fill-shop.ts";
import { ledgerFaults } from "../support/ledger-faults.ts";
import { query } from "../support/query.ts";
import { vendorFingerprint } from "../support/vendor-fingerprint.ts";
import { visibleState } from "../support/visible-state.ts";
import { COMMAND_CASES } from "./command-cases.ts";
import { runCase } from "./run-case.ts";

/** Commands that write and that /undo does not take back, and why. May only get shorter. */
const NOT_UNDOABLE: Readonly<Record<string, string>> = {
	undo: "what was undone is done again by its own command",
	"bulk cancel": "a cancelled operation is drafted anew",
	"bulk confirm": "/bulk undo takes it back, with a preview",
	"customer redact": "personal data that was taken out is gone for good",
	"market connect": "a secret is not kept to be restored",
	"market rotate": "a secret is not kept to be restored",
	"market replay": "what is worked off again counts no second time",
	"shop invite": "the code has been seen; it ends by itself after 15 minutes",
	"shop console": "the link has been seen; it ends by itself after 10 minutes",
	"team add": "the code has been seen; it ends by itself after 15 minutes",
	"token revoke": "a token that was void once stays void: a new one is made",
};

/** Commands that change rows and write no audit: nothing of the shop's is changed by them. May only get shorter. */
const NOT_AUDITED: Readonly<Record<string, string>> = {
	"bulk price": "a draft changes nothing before it is confirmed",
	"bulk stock": "a draft changes nothing before it is confirmed",
	"bulk edit": "a draft changes nothing before it is confirmed",
	"bulk import": "a draft changes nothing before it is confirmed",
	"bulk undo": "a draft changes nothing before it is confirmed",
	"bulk show": "it keeps which plan a person has seen",
};

/** Commands that can't be walked here, and where their way back is proved. May only get shorter. */
const ELSEWHERE: Readonly<Record<string, string>> = {
	"bulk quantities": "needs a file that does not say it, and a file can't be typed: test/domain/inventory/bulk/import-formats.test.ts",
	"market match": "needs the API of a marketplace: test/jobs/read-listings.test.ts",
	"market sync": "needs the API of a marketplace: test/domain/marketplaces/decide-drift.test.ts",
	"order ignore": "needs an order with an unknown SKU: test/domain/orders/order-troubles.test.ts",
	"order substitute": "needs another item: test/domain/orders/order-troubles.test.ts",
	"order map": "needs an order with an unknown SKU: test/bots/commands/order.test.ts",
	"shop unlink": "takes the workspace away that it is typed in: test/bots/commands/shop-workspaces.test.ts",
	"team leave": "the only owner can't leave: test/bots/commands/team.test.ts",
};

/** Kinds of inverses that no command of this walk leaves behind, and where they are proved. May only get shorter. */
const KINDS_ELSEWHERE: readonly string[] = [
	// Needs a second picture, and a file can't be typed: test/bots/commands/item-image.test.ts.
	"image-order",
	// Of /bulk import, and a file can't be typed: test/bots/commands/bulk.test.ts.
	"saved-mapping",
	// Of /market match: test/jobs/read-listings.test.ts.
	"pairings",
	// Of /market sync: test/domain/marketplaces/decide-drift.test.ts.
	"corrections",
	// Of /order map.
	"order-line",
	// Of /order ignore and /order substitute: test/domain/orders/order-troubles.test.ts.
	"order-line-ignored",
	"order-line-swapped",
];

/** A command, and what has to be there first; it may name what the last of these answered. */
interface Form {
	first?: readonly string[];
	text: string | ((answer: Answer) => string);
}

const button = (verb: string) => (answer: Answer) => answer.reply.actions?.find(({ command }) => command.startsWith(verb))?.command ?? "";

/** Commands whose case needs something first, or only reads: what is walked instead of it. */
const FORMS: Readonly<Record<string, (mine: FilledShop) => readonly Form[]>> = {
	sell: ({ sku }) => [
		{ text: `/sell ${sku}` },
		{ first: [`/sell lines:"${sku}"`], text: (opened) => `/sell ticket:${opened.reply.title?.split(" ").at(-1)} do:drop` },
	],
	undo: ({ sku }) => [{ first: [`/price set ${sku} 251`], text: "/undo" }],
	"item archive": () => [{ first: ['/item new UND-1 "Undo one" other 1'], text: "/item archive UND-1" }],
	"item restore": () => [{ first: ['/item new UND-2 "Undo two" other 1', "/item archive UND-2"], text: "/item restore UND-2" }],
	"item image": ({ sku }) => [{ text: `/item image ${sku} remove:1` }],
	"stock count": ({ sku }) => [{ text: `/stock count ${sku} 9 seen:5` }],
	"bulk cancel": () => [{ first: ["/bulk price change:+1%"], text: button("/bulk cancel") }],
	"bulk confirm": () => [{ first: ["/bulk price change:+2%"], text: button("/bulk confirm") }],
	"market replay": ({ deliveryNumber }) => [{ text: `/market replay D-${deliveryNumber}` }],
	"market pause": () => [{ first: ["/market resume M-1"], text: "/market pause M-1" }],
	"market resume": () => [{ first: ["/market pause M-1"], text: "/market resume M-1" }],
	"market remove": () => [{ text: "/market remove M-1 confirm:yes" }],
	"notify here": () => [{ text: "/notify here sales quiet:22:00-08:00 digest:07:30" }, { text: "/notify here sales" }],
	"notify off": () => [{ first: ["/notify here sales errors"], text: "/notify off errors" }, { text: "/notify off" }],
	"customer redact": () => [{ text: "/customer redact C-2 confirm:yes" }],
	"team revoke": ({ memberName }) => [{ first: [`/team grant ${memberName} item.write`], text: `/team revoke ${memberName} item.write` }],
	"token revoke": () => [{ first: ["/token create Walk"], text: "/token revoke Walk" }],
};

const kindsSeen = new Set<string>();
let app: TestApp;
let shop: TestShop;
let things: FilledShop;

beforeAll(async () => {
	app = await startTestApp({ config: { roles: ["web", "worker"] } });
	shop = await app.buildShop("Card Corner");
	things = await fillShop(app, shop);
}, 120_000);

afterAll(async () => {
	expect(await ledgerFaults(app.database.ownerUrl)).toEqual([]);
	await app.stop();
});

interface Entry {
	number: string;
	action: string;
	inverse: { kind: string } | null;
}

const ownerUrl = () => app.database.ownerUrl;
const stateNow = () => visibleState(ownerUrl(), shop.vendorId);

async function lastNumber(): Promise<string> {
	const [last] = await query<{ number: string }>(ownerUrl(), "SELECT coalesce(max(number), 0) AS number FROM audit_entry WHERE vendor_id = $1", [
		shop.vendorId,
	]);
	return last?.number ?? "0";
}

const entriesAfter = (number: string) =>
	query<Entry>(ownerUrl(), "SELECT number, action, inverse FROM audit_entry WHERE vendor_id = $1 AND number > $2 ORDER BY number", [shop.vendorId, number]);

/** What has changed but for the bookkeeping of the chat and of numbers. */
async function rowsNow(): Promise<Record<string, string>> {
	const { outbox: _outbox, counter: _counter, audit_entry: _audit, ...rows } = await vendorFingerprint(ownerUrl(), shop.vendorId);
	return rows;
}

async function run(text: string): Promise<{ answer: Answer; entries: Entry[]; changed: boolean }> {
	const [number, before] = [await lastNumber(), await rowsNow()];
	const answer = await runCase(app, text, shop.owner);
	return { answer, entries: await entriesAfter(number), changed: JSON.stringify(await rowsNow()) !== JSON.stringify(before) };
}

const commands = Object.keys(COMMAND_CASES);
const formsOf = (name: string): readonly Form[] => FORMS[name]?.(things) ?? [{ text: COMMAND_CASES[name]?.own(things) ?? "" }];

/** Makes what a form needs first; returns the command. */
async function prepare({ first = [], text }: Form): Promise<string> {
	let answer: Answer = { ok: true, reply: { text: "", audience: "private" } };
	for (const command of first) {
		answer = await runCase(app, command, shop.owner);
		expect(answer, `${command}: ${answer.reply.text}`).toMatchObject({ ok: true });
	}
	return typeof text === "string" ? text : text(answer);
}

describe("what /undo takes back", () => {
	test.each(commands.filter((name) => !(name in NOT_UNDOABLE) && !(name in ELSEWHERE)))("/%s", async (name) => {
		for (const form of formsOf(name)) {
			const text = await prepare(form);
			const before = await stateNow();
			const { answer, entries, changed } = await run(text);
			expect(answer, `${text}: ${answer.reply.text}`).toMatchObject({ ok: true });
			if (entries.length === 0) {
				if (changed) expect(Object.keys(NOT_AUDITED), `${text} changes rows and writes no audit`).toContain(name);
				continue;
			}
			const last = entries.filter(({ inverse }) => inverse !== null).at(-1);
			expect(last, `${text} (${entries.map(({ action }) => action)}) has no inverse: give it one, or say why not in NOT_UNDOABLE`).toBeDefined();
			if (!last?.inverse) return;
			kindsSeen.add(last.inverse.kind);
			const undone = await runCase(app, `/undo ${last.number}`, shop.owner);
			expect(undone, `${text}, undone: ${undone.reply.text}`).toMatchObject({ ok: true });
			expect(await stateNow(), `${text}, undone`).toEqual(before);
			expect(await runCase(app, `/undo ${last.number}`, shop.owner), `${text}, undone twice`).toMatchObject({ ok: false, code: "conflict" });
			expect(await stateNow()).toEqual(before);
		}
	});
});

test("every kind of inverse has been carried out", () => {
	const kinds = inverseSchema.options.map((option) => option.shape.kind.value);
	expect([...kindsSeen, ...KINDS_ELSEWHERE].sort()).toEqual([...kinds].sort());
});

describe("what /undo does not take back", () => {
	test.each(Object.keys(NOT_UNDOABLE))("/%s says so", async (name) => {
		expect(commands).toContain(name);
		for (const form of formsOf(name)) {
			const text = await prepare(form);
			const { answer, entries } = await run(text);
			expect(answer, `${text}: ${answer.reply.text}`).toMatchObject({ ok: true });
			expect(entries.length, `${text} writes nothing: take it from NOT_UNDOABLE`).toBeGreaterThan(0);
			const undoable = entries.filter(({ inverse }) => inverse !== null);
			expect(undoable, `${text} has an inverse: take it from NOT_UNDOABLE`).toEqual([]);
			await until(async () => (await query(ownerUrl(), "SELECT FROM bulk_operation WHERE status IN ('queued', 'running')")).length === 0);
			const before = await stateNow();
			expect(await runCase(app, `/undo ${entries.at(-1)?.number}`, shop.owner)).toMatchObject({ ok: false, code: "conflict" });
			expect(await stateNow()).toEqual(before);
		}
	});
});

test("no list names a command that is not there", () => {
	for (const name of [NOT_AUDITED, ELSEWHERE, FORMS].flatMap(Object.keys)) expect(commands).toContain(name);
});
