import { ApplicationCommandOptionType as Kind } from "discord.js";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineCommand } from "../../../src/bots/commands/define-command.ts";
import { optionalText } from "../../../src/bots/commands/option.ts";
import { buildCommands } from "../../../src/bots/commands/registry.ts";
import { buildDefinitions } from "../../../src/bots/discord/build-definitions.ts";
import { LANGUAGES } from "../../../src/domain/core/messages/languages.ts";
import { say } from "../../../src/domain/core/messages/say.ts";
import { speakAs } from "../../../src/domain/core/messages/speech.ts";
import { openPictureStore } from "../../../src/platform/pictures/picture-store.ts";
import { talkCommands } from "../talk-commands.ts";

const find = (name: string) => buildDefinitions(talkCommands()).find((definition) => definition.name === name);

describe("the commands as Discord is told", () => {
	test("group verbs under their noun, and leave single words alone", () => {
		expect(find("price")?.options?.map(({ name, type }) => [name, type])).toEqual([
			["set", Kind.Subcommand],
			["undo", Kind.Subcommand],
		]);
		expect(find("price")?.description).toBe("Price: set, undo");
		expect(find("find")?.options?.map(({ name }) => name)).toEqual(["words", "condition", "page"]);
	});

	test("put required options first and keep their types", () => {
		expect(find("stock")?.options?.[0]).toMatchObject({
			name: "receive",
			options: [
				{ name: "sku", type: Kind.String, required: true, autocomplete: true },
				{ name: "quantity", type: Kind.Integer, required: true, min_value: 1, max_value: 100 },
				{
					name: "reason",
					type: Kind.String,
					required: false,
					choices: [
						{ name: "bought", value: "bought" },
						{ name: "found", value: "found" },
					],
				},
			],
		});
		expect(find("bulk")?.options?.[0]).toMatchObject({ options: [{ name: "file", type: Kind.Attachment, required: true }, { name: "kind" }] });
	});

	test("can be used in servers only", () => {
		expect(find("find")).toMatchObject({ contexts: [0], integration_types: [0] });
	});

	test("are shown to all, but for those that only managers of a shop can use", () => {
		const commands = buildCommands({ publicUrl: "https://stock.example.com", pictures: openPictureStore("unused") });
		const hidden = buildDefinitions(commands).filter(({ default_member_permissions: needed }) => needed !== null);
		expect(hidden.map(({ name, default_member_permissions: needed }) => [name, needed])).toEqual([
			["market", "32"],
			["token", "32"],
			["audit", "32"],
			["report", "32"],
		]);
		for (const language of LANGUAGES) {
			const told = speakAs({ language, locale: language }, () => say.managersOnDiscord()).match(/\/\w+/g);
			expect(told?.sort()).toEqual(hidden.map(({ name }) => `/${name}`).sort());
		}
	});

	test.each([
		["Upper", "Find", "Look", "not a name"],
		["long name", "x".repeat(33), "Look", "not a name"],
		["long description", "find", "x".repeat(101), "description of 101"],
	])("a command with a %s is refused before Discord is asked", (_case, name, summary, problem) => {
		const verb = defineCommand({
			name: `shop ${name}`,
			summary,
			examples: ["/x"],
			needs: "nothing",
			audience: "private",
			input: z.strictObject({}),
			run: async () => ({ text: "", audience: "private" }),
		});
		expect(() => buildDefinitions([verb])).toThrow(problem);
	});

	test("26 options are refused before Discord is asked", () => {
		const input = z.strictObject(Object.fromEntries(Array.from({ length: 26 }, (_, at) => [`o${at}`, optionalText("Option")])));
		const command = defineCommand({
			name: "find",
			summary: "Look",
			examples: ["/find"],
			needs: "nothing",
			audience: "private",
			input,
			run: async () => ({ text: "", audience: "private" }),
		});
		expect(() => buildDefinitions([command])).toThrow("more than 25 options");
	});
});
