import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildCommands } from "../../src/bots/commands/registry.ts";
import { openPictureStore } from "../../src/platform/pictures/picture-store.ts";
import type { FilledShop } from "../support/fill-shop.ts";
import { commonFacts } from "../support/parity/common-facts.ts";
import type { Facts } from "../support/parity/facts.ts";
import { openPlaces, type Places } from "../support/parity/open-places.ts";
import type { Look, Place, Sight } from "../support/parity/place.ts";
import { COMMAND_CASES } from "./command-cases.ts";

type Words = (mine: FilledShop) => string;

/** What is typed for the commands that need no membership. */
const OPEN_WORDS: Readonly<Record<string, Words>> = {
	help: () => "/help",
	"shop setup": () => "/shop setup Another shop",
	"shop link": () => "/shop link AAAAA-AAAAA",
	"account show": () => "/account show",
	"account language": () => "/account language de",
	"account link": () => "/account link",
	"account forget": () => "/account forget",
};

/** What asks for a command's form. */
const FORM_WORDS: Readonly<Record<string, Words>> = {
	sell: () => "/sell",
	"item new": () => '/item new FORM-1 "From a form"',
	"item edit": ({ sku }) => `/item edit ${sku}`,
	"order map": ({ order }) => `/order map ${order} 1`,
	"order substitute": ({ order }) => `/order substitute ${order} 1`,
	"market connect": () => "/market connect shopify",
	"market rotate": () => "/market rotate M-1",
};

/** Forms that can't be typed for on Discord, whose client itself asks for options that are required; buttons open some of them. */
const ASKED_BY_DISCORD = ["item new", "order map", "order substitute", "market connect"];

/** Goes before all others: the roles that are mapped, which not every place has, and an undo that does not bring them back. */
const FIRST = ["sell", "undo", "team map", "team unmap"];
/** Takes away, from one place or from all, what others look at. */
const LAST = ["bulk import", "market remove", "account forget", "shop unlink"];

/** Where a command can't say the same, what it says there instead, and why. May only get shorter. */
const APART: Readonly<Record<string, { place: Place["name"]; says: RegExp; because: string }>> = {
	"bulk import": { place: "slack", says: /^Slack can't send a file along/, because: "a slash command of Slack's carries no file" },
	"team map": { place: "console", says: /^There are no roles here to map/, because: "the console has no roles" },
	"team unmap": { place: "console", says: /^There are no roles here to map/, because: "the console has no roles" },
};

const FILE = { name: "stock.csv", content: "sku,price\nX,1\n" };

const commands = buildCommands({ publicUrl: "https://stock.example.com", pictures: openPictureStore("unused") });
const words: Readonly<Record<string, Words>> = { ...Object.fromEntries(Object.entries(COMMAND_CASES).map(([name, { own }]) => [name, own])), ...OPEN_WORDS };
const between = Object.keys(words).filter((name) => !FIRST.includes(name) && !LAST.includes(name));
const cases = [...FIRST, ...between, ...LAST].map((name) => ({ name, own: words[name] ?? (() => `/${name}`) }));

let open: Places;

beforeAll(async () => {
	open = await openPlaces();
}, 120_000);
afterAll(() => open.close());

test("every command has its words, and every form", () => {
	expect(cases.map(({ name }) => name).sort()).toEqual(commands.map(({ name }) => name).sort());
	expect(Object.keys(FORM_WORDS).sort()).toEqual(commands.flatMap(({ name, form }) => (form ? [name] : [])).sort());
});

describe("says the same on Discord, on Slack and on the console", () => {
	test.each(Object.keys(FORM_WORDS))("the form of /%s", async (name) => {
		const places = open.places.filter((place) => place.name !== "discord" || !ASKED_BY_DISCORD.includes(name));
		await compare(await typeAt(places, FORM_WORDS[name] ?? (() => "")));
	});

	test.each(cases)("$name, and its first button", async ({ name, own }) => {
		const apart = APART[name];
		const places = open.places.filter((place) => place.name !== apart?.place);
		const sights = await compare(await typeAt(places, own));
		for (const place of open.places.filter((place) => place.name === apart?.place)) {
			const look = await place.type(own(place.things));
			await place.waitFor(() => look().find(({ facts }) => apart?.says.test(facts.text)), `answer of its own to /${name}`);
		}
		const label = /^\[(.+?)\]/.exec(sights[0]?.facts.buttons[0] ?? "")?.[1];
		if (label && !apart) await compare(await Promise.all(places.map(async (place, at) => ({ place, look: (await sights[at]?.press(label)) ?? (() => []) }))));
	});
});

test("nothing that was sent breaks a rule of a platform's", () => {
	expect(open.violations()).toEqual([]);
});

/** Types the same at some places at once. */
function typeAt(places: readonly Place[], words: Words): Promise<{ place: Place; look: Look }[]> {
	return Promise.all(
		places.map(async (place) => ({ place, look: await place.type(words(place.things), words(place.things) === "/bulk import" ? FILE : undefined) })),
	);
}

/** Expects the facts of the first one at all others; each may still be on its way. */
async function compare(answers: readonly { place: Place; look: Look }[]): Promise<Sight[]> {
	const [first] = answers;
	if (!first) throw new Error("Nobody was asked.");
	const expected = commonFacts((await first.place.waitFor(() => first.look()[0], "first answer")).facts, first.place);
	const sights = await Promise.all(
		answers.map(async (answer) => {
			const isSame = (facts: Facts) => JSON.stringify(facts) === JSON.stringify(expected);
			const seen = () => answer.look().map((sight) => ({ ...sight, facts: commonFacts(sight.facts, answer.place) }));
			return answer.place.waitFor(() => seen().find(({ facts }) => isSame(facts)), "answer of the same facts").catch(() => seen().at(-1));
		}),
	);
	const factsByPlace = answers.map(({ place }, at) => [place.name, sights[at]?.facts]);
	expect(Object.fromEntries(factsByPlace)).toEqual(Object.fromEntries(answers.map(({ place }) => [place.name, expected])));
	return sights.filter((sight) => sight !== undefined);
}
