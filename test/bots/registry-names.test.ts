import { describe, expect, test } from "vitest";
import { GERMAN_WORDS } from "../../src/bots/commands/german-words.ts";
import { inWords } from "../../src/bots/commands/in-words.ts";
import { listOptions } from "../../src/bots/commands/option.ts";
import { parseText } from "../../src/bots/commands/parse-text.ts";
import { buildCommands } from "../../src/bots/commands/registry.ts";
import { buildDefinitions } from "../../src/bots/discord/build-definitions.ts";
import { buildManifest } from "../../src/bots/slack/build-manifest.ts";
import { SLACK_RESERVED_NAMES } from "../../src/bots/slack/reserved-names.ts";
import { openPictureStore } from "../../src/platform/pictures/picture-store.ts";
import { checkCommandSchema } from "../support/discord/check-command-schema.ts";
import { checkCommand } from "../support/discord/command-rules.ts";
import { loadOpenApi } from "../support/discord/open-api.ts";

const commands = buildCommands({ publicUrl: "https://stock.test", pictures: openPictureStore("unused") });
const checkSchema = loadOpenApi(process.env.DISCORD_OPENAPI);
const nouns = [...new Set(commands.map(({ name }) => name.split(" ")[0] ?? ""))];

/** Slack's own, from its help page; kept here as well so that the list in the code can't lose one unseen. */
const OF_SLACK =
	"archive away call collapse dm dnd expand feed feedback invite join kick leave me msg mute open people prefs remind remove rename search shortcuts shrug star status topic who apps".split(
		" ",
	);
/** Discord's client runs these itself when no application has them; a server's members would not know which they get. */
const OF_DISCORD = [
	"giphy",
	"gif",
	"tenor",
	"tts",
	"me",
	"tableflip",
	"unflip",
	"shrug",
	"spoiler",
	"nick",
	"thread",
	"kick",
	"ban",
	"timeout",
	"msg",
	"leave",
	"newthread",
];

describe("the names of the commands", () => {
	test("Slack's own names are all known", () => {
		expect(OF_SLACK.filter((name) => !SLACK_RESERVED_NAMES.has(name))).toEqual([]);
	});

	test("none but /help is a name of Slack's", () => {
		expect(nouns.filter((noun) => SLACK_RESERVED_NAMES.has(noun))).toEqual(["help"]);
	});

	test("none is a name of Discord's", () => {
		expect(nouns.filter((noun) => OF_DISCORD.includes(noun))).toEqual([]);
	});

	test("a name that Slack reserves is not in the manifest, and works behind /omni", () => {
		const { slash_commands } = buildManifest(commands, { publicUrl: "https://stock.test" }).features;
		const offered = slash_commands.map(({ command }) => command.slice(1));
		expect(offered.filter((name) => SLACK_RESERVED_NAMES.has(name))).toEqual([]);
		expect(offered).toEqual(["omni", ...nouns.filter((noun) => !SLACK_RESERVED_NAMES.has(noun))]);
		expect(parseText("/omni help", commands).command.name).toBe("help");
	});

	test("Slack takes each: at most 32 characters, lower case", () => {
		for (const { command } of buildManifest(commands, { publicUrl: "https://stock.test" }).features.slash_commands)
			expect(command).toMatch(/^\/[a-z][a-z0-9_-]{0,30}$/);
	});

	test("Discord takes all of their definitions", () => {
		for (const definition of buildDefinitions(commands)) {
			expect(checkCommand({ ...definition })).toEqual([]);
			expect(checkCommandSchema(checkSchema, "ApplicationCommandCreateRequest", definition)).toEqual([]);
		}
	});

	test.each(commands.map((command) => [command.name, command] as const))("/%s: its examples are read as it", (name, command) => {
		for (const example of command.examples) {
			const parsed = parseText(example, commands);
			expect(parsed.command.name).toBe(name);
			const needed = listOptions(command.input).filter(({ required, kind }) => required && kind !== "file");
			expect(Object.keys(parsed.raw)).toEqual(expect.arrayContaining(needed.map((option) => option.name)));
		}
	});
});

describe("what the commands say of themselves", () => {
	const words = [...new Set(commands.flatMap(({ summary, input }) => [summary, ...listOptions(input).map(({ description }) => description)]))];

	test("is said in German too, all of it and nothing else", () => {
		expect(words.filter((english) => !(english in GERMAN_WORDS))).toEqual([]);
		expect(Object.keys(GERMAN_WORDS).filter((english) => !words.includes(english))).toEqual([]);
	});

	test("is translated, and within 100 characters", () => {
		expect(words.filter((english) => inWords(english, "de") === english)).toEqual([]);
		expect(words.flatMap((english) => [english, inWords(english, "de")]).filter(({ length }) => length > 100)).toEqual([]);
	});
});
