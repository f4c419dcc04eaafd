import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it, test } from "vitest";
import { german } from "../../../src/domain/core/messages/de.ts";
import { english } from "../../../src/domain/core/messages/en.ts";
import { LANGUAGES } from "../../../src/domain/core/messages/languages.ts";
import { say } from "../../../src/domain/core/messages/say.ts";
import { speakAs } from "../../../src/domain/core/messages/speech.ts";

const FOLDER = fileURLToPath(new URL("../../../src/domain/core/messages/", import.meta.url));
const filesOf = (language: string) => readdirSync(`${FOLDER}${language}`).sort();

/** Every text of a language by its name, with the files that have it. */
async function placesOf(language: string): Promise<Map<string, string[]>> {
	const places = new Map<string, string[]>();
	for (const file of filesOf(language)) {
		const texts: Record<string, unknown> = await import(`${FOLDER}${language}/${file}`);
		for (const part of Object.values(texts)) {
			if (typeof part !== "object" || part === null) continue;
			for (const [name, text] of Object.entries(part)) if (typeof text === "function") places.set(name, [...(places.get(name) ?? []), file]);
		}
	}
	return places;
}

describe.each(LANGUAGES)("the texts in %s", (language) => {
	it("has no two of the same name: the later one would silently stand in for the other", async () => {
		const places = await placesOf(language);
		expect(places.size).toBeGreaterThan(1_000);
		expect([...places].filter(([, files]) => new Set(files).size > 1)).toEqual([]);
	});

	it("are said when they are asked for in that language", () => {
		const texts = { en: english, de: german }[language];
		speakAs({ language, locale: language }, () => {
			expect(Object.keys(say).filter((name) => say[name as keyof typeof say] !== texts[name as keyof typeof texts])).toEqual([]);
		});
	});
});

type Names = (keyof typeof english)[];
const names = Object.keys(english) as Names;
const sourceOf = (text: unknown) => String(text);
/** What a text takes, by name. */
const parametersOf = (text: unknown) =>
	(/^\(\{([^}]*)\}/.exec(sourceOf(text))?.[1] ?? "")
		.split(",")
		.map((parameter) => parameter.trim().split(":")[0])
		.sort();
/** Whether a text has words of its own, beside the values that it is given. */
const hasWords = (text: unknown) =>
	[
		...sourceOf(text)
			.replace(/\$\{[^}]*\}/g, "")
			.matchAll(/"[^"]*"|`[^`]*`/g),
	].some(([literal]) => /\p{L}{3}/u.test(literal));

/** The keys of a file's own lists of words, by the list's name. */
function listsOf(language: string, file: string): Map<string, string[]> {
	const source = ts.createSourceFile(file, readFileSync(`${FOLDER}${language}/${file}`, "utf8"), ts.ScriptTarget.Latest, true);
	const lists = source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => declarationList.declarations);
	return new Map(
		lists.flatMap(({ name, initializer }) => {
			const list = initializer && ts.isAsExpression(initializer) ? initializer.expression : initializer;
			if (!list || !ts.isObjectLiteralExpression(list)) return [];
			return [[name.getText(), list.properties.map((property) => property.name?.getText() ?? "")]];
		}),
	);
}

/** Texts that German says with the very same words. */
const SAME_IN_GERMAN: readonly string[] = [
	"accountShop",
	"accountToken",
	"auditNobody",
	"connectedUrl",
	"fieldBarcode",
	"fieldTeam",
	"fieldToken",
	"fieldVersion",
	"optional",
	"teamTitle",
	"ticketFormLinesHint",
	"tillOf",
	"tokenExample",
	"totalNeededHint",
];

describe("German", () => {
	it("says all that English says, file by file, and nothing else", async () => {
		expect(filesOf("de")).toEqual(filesOf("en"));
		const [theirs, ours] = [await placesOf("de"), await placesOf("en")];
		expect([...theirs].sort()).toEqual([...ours].sort());
		expect(Object.keys(german).sort()).toEqual([...names].sort());
	});

	it("takes the same values", () => {
		expect(names.filter((name) => parametersOf(english[name]).join() !== parametersOf(german[name]).join())).toEqual([]);
	});

	it("has a word for every key of the lists that texts take theirs from", () => {
		for (const file of filesOf("en")) {
			const ours = listsOf("de", file);
			for (const [list, keys] of listsOf("en", file)) expect(ours.get(list), `${list} in ${file}`).toEqual(expect.arrayContaining(keys));
		}
	});

	it("is translated: no text is the English one by accident", () => {
		const same = names.filter((name) => sourceOf(english[name]) === sourceOf(german[name]) && hasWords(english[name]));
		expect(same.sort()).toEqual([...SAME_IN_GERMAN].sort());
	});
});

test("two who are spoken to at once are each spoken to in their own language", async () => {
	const pause = (times: number) => (times === 0 ? Promise.resolve() : new Promise<void>((resolve) => setImmediate(() => resolve(pause(times - 1)))));
	const speak = (language: (typeof LANGUAGES)[number], times: number) =>
		speakAs({ language, locale: language }, async () => {
			const before = say.emptyReply();
			await pause(times);
			return [before, say.emptyReply()];
		});
	const [one, other] = await Promise.all([speak("en", 3), speak("de", 2)]);
	expect(one).toEqual([english.emptyReply(), english.emptyReply()]);
	expect(other).toEqual([german.emptyReply(), german.emptyReply()]);
	expect(say.emptyReply()).toBe(english.emptyReply());
});
