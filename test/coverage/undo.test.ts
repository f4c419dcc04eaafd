import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inverseSchema } from "../../src/domain/core/inverse.ts";
import type { Answer } from "../../src/domain/core/reply.ts";
import { startTestApp, type TestApp, type TestShop } from "../support/app.ts";
import { type FilledShop, fillShop } from "../support/fill-shop.ts";
import { ledgerFaults } from "../support/ledger-faults.ts";
import { query } from "../support/query.ts";
import { vendorFingerprint } from "../support/vendor-fingerprint.ts";
import { visibleState } from "../support/visible-state.ts";
import { COMMAND_CASES } from "./command-cases.ts";
import { runCase } from "./run-case.ts";

/** Commands that write and that /undo does not take back, and why. May only get shorter. */
const NOT_UNDOABLE: Readonly<Record<string, string>> = {
	undo: "what was undone is done again by its own command",
	"bulk confirm": "/bulk undo takes it back, with a preview",
	"bulk cancel": "a cancelled operation is drafted anew",
	"market connect": "a secret is not kept to be restored: /market remove",
	"team add": "the code has been seen; it ends by itself after 15 minutes",
	"shop invite": "the code has been seen; it ends by itself after 15 minutes",
};

/** Commands that change rows and write no audit: nothing of the shop's is changed by them. May only get shorter. */
const NOT_AUDITED: Readonly<Record<string, string>> = {
	"bulk price": "a draft changes nothing before it is confirmed",
	"bulk import": "a draft changes nothing before it is confirmed",
	"bulk undo": "a draft changes nothing before it is confirmed",
	"bulk show": "it keeps which plan a person has seen",
};

/** Other forms of commands, whose case only reads or takes another way. */
const MORE_FORMS: Readonly<Record<string, (mine: FilledShop) => readonly string[]>> = {
	sell: ({ ticket }) => [`/sell ticket:${ticket} do:drop`],
};

/** Kinds of inverses that no command of this walk leaves behind, and where they are proved. May only get shorter. */
const KINDS_ELSEWHERE: readonly string[] = [];

const kindsSeen = new Set<string>();
let app: TestApp;
let shop: TestShop;
let things: FilledShop;

beforeAll(async () => {
	app = await startTestApp({ config: { roles: ["web", "worker"] } });
	shop = await app.buildShop("Card Corner");
	things = await fillShop(app, shop);
});

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
const textsOf = (name: string) => [COMMAND_CASES[name]?.own(things) ?? "", ...(MORE_FORMS[name]?.(things) ?? [])];

describe("what /undo takes back", () => {
	test.each(commands.filter((name) => !(name in NOT_UNDOABLE)))("/%s", async (name) => {
		for (const text of textsOf(name)) {
			const before = await stateNow();
			const { answer, entries, changed } = await run(text);
			expect(answer, text).toMatchObject({ ok: true });
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
		for (const text of textsOf(name)) {
			const { answer, entries } = await run(text);
			expect(answer, text).toMatchObject({ ok: true });
			expect(entries.length, `${text} writes nothing: take it from NOT_UNDOABLE`).toBeGreaterThan(0);
			expect(
				entries.filter(({ inverse }) => inverse !== null),
				`${text} has an inverse: take it from NOT_UNDOABLE`,
			).toEqual([]);
			const last = entries.at(-1)?.number;
			const before = await stateNow();
			expect(await runCase(app, `/undo ${last}`, shop.owner)).toMatchObject({ ok: false, code: "conflict" });
			expect(await stateNow()).toEqual(before);
		}
	});
});

test("no command is listed that is not there, or does not write without audit", () => {
	for (const name of [...Object.keys(NOT_AUDITED), ...Object.keys(MORE_FORMS)]) expect(commands).toContain(name);
});
