import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asRequest } from "../../../src/bots/discord/message-body.ts";
import { renderReply } from "../../../src/bots/discord/render.ts";
import { readButton } from "../../../src/bots/discord/render-buttons.ts";
import { readEdit } from "../../../src/bots/discord/render-edit.ts";
import { LANGUAGES } from "../../../src/domain/core/messages/languages.ts";
import { speakAs } from "../../../src/domain/core/messages/speech.ts";
import type { Reply } from "../../../src/domain/core/reply.ts";
import { restoreCell } from "../../../src/domain/inventory/files/restore-cell.ts";
import { anyReply } from "../../support/any-reply.ts";
import { checkMessage } from "../../support/discord/message-rules.ts";
import { loadOpenApi } from "../../support/discord/open-api.ts";

const checkSchema = loadOpenApi(process.env.DISCORD_OPENAPI);
const RUNS = { numRuns: 100 };
/** As long as ids are. */
const mention = "82".repeat(10);

const reply = (changes: Partial<Reply>): Reply => ({ text: "Two lines.\nSecond.", audience: "private", ...changes });
const items = (count: number) => ({
	columns: ["SKU", "Title", "Price"],
	rows: Array.from({ length: count }, (_, at) => [`A-${at}`, `Card ${at}`, `$${at}.00`]),
});

describe("any reply as a Discord message", () => {
	test.each(LANGUAGES)("stays within Discord's limits, in %s", (language) => {
		speakAs({ language, locale: language }, () =>
			fc.assert(
				fc.property(anyReply, fc.string({ unit: "grapheme", maxLength: 60 }), fc.string({ unit: "grapheme", maxLength: 1_500 }), (any, askedBy, typed) => {
					const message = renderReply({ ...any, edit: { command: `/find ${typed}`, problem: "" } }, { askedBy, editBy: "82".repeat(9), mention });
					const { body } = asRequest(message, { replyTo: mention, mention });
					const names = message.files.map(({ name }) => name);
					expect(checkMessage(body as Record<string, unknown>, names)).toEqual([]);
					expect(checkSchema("MessageCreateRequest", body)).toEqual([]);
					expect(message.content !== "" || message.embeds.length > 0 || message.files.length > 0).toBe(true);
				}),
				RUNS,
			),
		);
	});

	test("loses no row: they are shown whole, or a CSV has them all and the message says so", () => {
		fc.assert(
			fc.property(anyReply, (any) => {
				const { content, embeds, files } = renderReply(any);
				const { columns = [], rows = [] } = any.rows ?? {};
				if (rows.length === 0) return;
				const csv = files.find(({ contentType, data }) => contentType === "text/csv" && data.length > 20 && data.toString().startsWith("\uFEFF"));
				if (csv) {
					expect(content).toMatch(/the file has them/);
					expect(readCsv(csv.data)).toEqual([columns, ...rows]);
				} else expect(shownRows(embeds.at(-1)?.description ?? "")).toBe(rows.length);
			}),
			RUNS,
		);
	});

	test("loses no button: what can't be one is a command to type", () => {
		fc.assert(
			fc.property(anyReply, (any) => {
				const { content, embeds, components, files } = renderReply({ ...any, text: any.text.slice(0, 100) });
				const buttons = components.flatMap((row) => row.components);
				const shown = [content, ...embeds.map(({ description = "" }) => description)]
					.join("\n")
					.split("\n")
					.filter((line) => line.includes(":")).length;
				const actions = any.actions ?? [];
				expect(buttons.length + shown + (files.length > 0 ? actions.length : 0)).toBeGreaterThanOrEqual(
					actions.filter(({ command }) => command.trim() !== "").length,
				);
				for (const button of buttons) expect(actions.map(({ command }) => command)).toContain(readButton(button.custom_id));
			}),
			RUNS,
		);
	});
});

describe("what was typed, to be mended", () => {
	const press = (command: string, option?: string) => {
		const { embeds, components } = renderReply(reply({ edit: { command, problem: "", ...(option && { option }) } }), { editBy: "1234567890" });
		const [button] = components.flatMap(({ components }) => components);
		return { embeds, edit: button && readEdit(button.custom_id, { embeds }) };
	};

	test("goes with the button, or where that is too long with its message, to the letter", () => {
		expect(press("/find a", "words")).toEqual({ embeds: [], edit: { ownerId: "1234567890", command: "/find a", option: "words" } });
		const long = `/find "${"*<@&1> `".repeat(100)}end"`;
		expect(press(long)).toEqual({
			embeds: [{ description: "What you typed:", footer: { text: long } }],
			edit: { ownerId: "1234567890", command: long },
		});
	});

	test("is not offered where no message holds it", () => {
		expect(press(`/find ${"x".repeat(2_048)}`)).toEqual({ embeds: [], edit: undefined });
	});
});

describe("a reply as a Discord message", () => {
	test("has its text in the content, where a phone's notification shows it", () => {
		expect(renderReply(reply({ title: "Snorlax" })).content).toBe("**Snorlax**\nTwo lines.\nSecond.");
	});

	test("shows a narrow table in a monospaced font, numbers flush right", () => {
		const [embed] = renderReply(
			reply({
				rows: {
					columns: ["SKU", "On hand"],
					rows: [
						["A-1", "3"],
						["A-2", "1,200"],
					],
				},
			}),
		).embeds;
		expect(embed?.description).toBe("```\nSKU  On hand\nA-1        3\nA-2    1,200\n```");
	});

	test("shows a wide table as lines that a phone can wrap", () => {
		const title = "Charizard ex · Obsidian Flames 223 · special illustration rare";
		const [embed] = renderReply(reply({ rows: { columns: ["SKU", "Title"], rows: [["A-1", title]] } })).embeds;
		expect(embed?.description).toBe(`-# SKU · Title\n**A-1** · ${title}`);
	});

	test("attaches the rows that do not fit, and says how many there are", () => {
		const { content, files } = renderReply(reply({ title: "Low stock!", rows: items(900) }));
		expect(content).toMatch(/The first \d+ of 900 rows; the file has them all\./);
		expect(files.map(({ name }) => name)).toEqual(["low-stock.csv"]);
		expect(readCsv(files[0]?.data ?? Buffer.of())).toHaveLength(901);
	});

	test("says which file Discord would not take", () => {
		const attachments = [{ name: "big.csv", contentType: "text/csv", content: Buffer.alloc(2_000).toString("base64") }];
		const { content, files } = renderReply(reply({ attachments }), { fileBytes: 1_000 });
		expect(files).toEqual([]);
		expect(content).toContain("big.csv is not attached");
	});

	test("shows the first picture that comes along within the message, and describes it", () => {
		const picture = { name: "price-a-1.png", contentType: "image/png", content: "iVBORw0KGgo=", alt: "Price of A-1 since May" };
		const list = { name: "a.csv", contentType: "text/csv", content: "YSxiCg==" };
		const message = renderReply(reply({ attachments: [list, picture, { ...picture, name: "second.png" }], rows: items(2) }));
		expect(message.embeds).toHaveLength(1);
		expect(message.embeds[0]?.image).toEqual({ url: "attachment://price-a-1.png" });
		expect(asRequest(message).body).toMatchObject({
			attachments: [{ filename: "a.csv" }, { filename: "price-a-1.png", description: "Price of A-1 since May" }, { filename: "second.png" }],
		});
	});

	test("a picture that Discord would rename, or would not take, is not pointed at", () => {
		const picture = { name: "A 1.png", contentType: "image/png", content: Buffer.alloc(2_000).toString("base64") };
		expect(renderReply(reply({ attachments: [picture] })).embeds).toEqual([]);
		expect(renderReply(reply({ attachments: [{ ...picture, name: "a.png" }] }), { fileBytes: 1_000 }).embeds).toEqual([]);
	});

	test("carries the command in the button, and shows one that is too long as text", () => {
		const long = `/find ${"x".repeat(100)}`;
		const { content, components } = renderReply(
			reply({
				actions: [
					{ label: "Undo", command: "/undo", style: "danger" },
					{ label: "Undo", command: "/undo", style: "primary" },
					{ label: "More", command: long, style: "secondary" },
				],
			}),
		);
		expect(components[0]?.components.map(({ custom_id }) => readButton(custom_id))).toEqual(["/undo", "/undo"]);
		expect(content).toContain(`More: ${long}`);
	});

	test("shows how far an operation is", () => {
		const progress = { operation: "B-1", done: 500, total: 1_000, active: true, planning: false, command: "/bulk show B-1" };
		expect(renderReply(reply({ progress })).content).toContain("▰▰▰▰▰▰▱▱▱▱▱▱ 50% · 500 of 1,000");
	});

	test("mentions nobody and formats nothing", () => {
		const { content } = renderReply(reply({ text: "<@1> @everyone **bold** `code` [a](https://evil.test/_x_)\n> quote\n-# small\n1. one" }));
		expect(content).toBe("\\<@1> @everyone \\*\\*bold\\*\\* \\`code\\` \\[a\\](https://evil.test/_x_)\n\\> quote\n\\-# small\n1\\. one");
		expect(asRequest(renderReply(reply({}))).body).toMatchObject({ allowed_mentions: { parse: [] } });
	});

	test("names who asked, where the channel reads it", () => {
		expect(renderReply(reply({}), { askedBy: "Ana *x*" }).content).toMatch(/-# Asked by Ana \\\*x\\\*$/);
	});

	test("is never empty", () => {
		expect(renderReply(reply({ text: "" })).content).toBe("Done.");
	});
});

function readCsv(data: Buffer): string[][] {
	return (parse(data, { bom: true, relax_column_count: true, skip_empty_lines: false }) as string[][]).map((row) => row.map(restoreCell));
}

function shownRows(description: string): number {
	const lines = description.split("\n");
	return lines[0]?.startsWith("```") ? lines.length - 3 : lines.length - 1;
}
