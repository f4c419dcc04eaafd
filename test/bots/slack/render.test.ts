import type { types } from "@slack/bolt";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SLACK_LIMITS as LIMITS } from "../../../src/bots/slack/limits.ts";
import { renderReply } from "../../../src/bots/slack/render.ts";
import { renderPlain } from "../../../src/bots/slack/render-plain.ts";
import { LANGUAGES } from "../../../src/domain/core/messages/languages.ts";
import { speakAs } from "../../../src/domain/core/messages/speech.ts";
import type { Reply } from "../../../src/domain/core/reply.ts";
import { restoreCell } from "../../../src/domain/inventory/files/restore-cell.ts";
import { anyReply } from "../../support/any-reply.ts";
import { loadBlockSchema } from "../../support/slack/block-schema.ts";
import { checkMessageBlocks } from "../../support/slack/check-blocks.ts";

const checkShape = await loadBlockSchema();
const RUNS = { numRuns: 100 };
/** As long as ids are. */
const MENTION = "U0123456789";
const reply = (changes: Partial<Reply>): Reply => ({ text: "Two lines.\nSecond.", audience: "private", ...changes });
const items = (count: number) => ({
	columns: ["SKU", "Title", "Price"],
	rows: Array.from({ length: count }, (_, at) => [`A-${at}`, `Card ${at}`, `$${at}.00`]),
});

describe("any reply as a Slack message", () => {
	test.each(LANGUAGES)("stays within Slack's limits, in %s", (language) => {
		speakAs({ language, locale: language }, () =>
			fc.assert(
				fc.property(anyReply, fc.string({ unit: "grapheme", maxLength: 200 }), (any, askedBy) => {
					const { text, blocks } = renderReply(any, { askedBy, mention: MENTION });
					expect(text.length).toBeGreaterThan(0);
					expect(text.length).toBeLessThanOrEqual(LIMITS.fallbackText);
					expect(blocks.length).toBeGreaterThan(0);
					expect(blocks.length).toBeLessThanOrEqual(50);
					expect(blocks.filter(({ type }) => type === "table").length).toBeLessThanOrEqual(1);
					expect(textsOf(blocks).reduce((sum, one) => sum + one.length, text.length)).toBeLessThanOrEqual(LIMITS.messageTotal);
					for (const one of textsOf(blocks)) expect(one).not.toBe("");
					expect(checkMessageBlocks(checkShape, blocks)).toBeUndefined();
				}),
				RUNS,
			),
		);
	});

	test("loses no row: the table has them whole, or a CSV has them all and the message says so", () => {
		fc.assert(
			fc.property(anyReply, (any) => {
				const { columns = [], rows = [] } = any.rows ?? {};
				for (const { blocks, files, text } of [renderReply(any), renderPlain(any)]) {
					const csv = files.find(({ data }) => data.toString().startsWith("\uFEFF"));
					const table = blocks.find((block): block is types.TableBlock => block.type === "table");
					if (csv) expect(readCsv(csv.data)).toEqual([columns, ...rows]);
					else if (table) expect(table.rows.length - 1).toBe(rows.length);
					else if (rows.length > 0) expect(text.split("```")[1]?.trim().split("\n").length).toBe(rows.length + 1);
				}
			}),
			RUNS,
		);
	});

	test("as plain text stays within Slack's limits and mentions nobody but whom it is for", () => {
		fc.assert(
			fc.property(anyReply, (any) => {
				const { text } = renderPlain(any, MENTION);
				expect(text.length).toBeLessThanOrEqual(4_000);
				expect(text.slice(0, `<@${MENTION}> `.length)).toBe(`<@${MENTION}> `);
				expect(text.slice(2)).not.toMatch(/<[@!#]/);
			}),
			RUNS,
		);
	});
});

describe("a reply as a Slack message", () => {
	test("has a title, its text, fields, a table and buttons that carry their command", () => {
		const { blocks, files } = renderReply(
			reply({
				title: "Snorlax",
				fields: [{ name: "On hand", value: "3" }],
				rows: items(2),
				actions: [
					{ label: "Undo", command: "/undo", style: "danger" },
					{ label: "More", command: "/find x page:2", style: "secondary" },
				],
			}),
		);
		expect(blocks.map(({ type }) => type)).toEqual(["header", "rich_text", "rich_text", "table", "actions"]);
		expect(blocks.at(-1)).toMatchObject({
			elements: [
				{ value: "/undo", style: "danger", action_id: "omni1:0" },
				{ value: "/find x page:2", action_id: "omni1:1" },
			],
		});
		expect(files).toEqual([]);
	});

	test("shows markup and mentions as they are written", () => {
		const text = "<!channel> <@U1> *bold* & <https://evil.test|good>";
		const message = renderReply(reply({ text }));
		expect(textsOf(message.blocks).join("")).toBe(text);
		expect(message.text).toBe("&lt;!channel&gt; &lt;@U1&gt; *bold* &amp; &lt;https://evil.test|good&gt;");
		expect(JSON.stringify(message.blocks)).not.toContain("mrkdwn");
	});

	test("mentions whom it is for, and nobody whom its text names", () => {
		const { text, blocks } = renderReply(reply({ title: "<@U2>", text: "<@U999> <!here>" }), { mention: "U1" });
		expect(text).toBe("<@U1> &lt;@U2&gt;\n&lt;@U999&gt; &lt;!here&gt;");
		expect(blocks[1]).toMatchObject({
			elements: [
				{
					elements: [
						{ type: "user", user_id: "U1" },
						{ type: "text", text: " " },
						{ type: "text", text: "<@U999> <!here>" },
					],
				},
			],
		});
		expect(JSON.stringify(blocks).match(/"type":"user"/g)).toHaveLength(1);
	});

	test("makes addresses links", () => {
		const [block] = renderReply(reply({ text: "Post to https://stock.test/webhooks/shopify/1 please" })).blocks;
		expect(block).toMatchObject({
			elements: [{ elements: [{ type: "text" }, { type: "link", url: "https://stock.test/webhooks/shopify/1" }, { type: "text" }] }],
		});
	});

	test("sends rows that do not fit as a file, and says how many there are", () => {
		const { blocks, files } = renderReply(reply({ title: "Low stock", rows: items(900) }));
		expect(textsOf(blocks).join("\n")).toContain("The first 99 of 900 rows; a file with all of them follows.");
		expect(files.map(({ name }) => name)).toEqual(["low-stock.csv"]);
	});

	test("sends a picture along with the words for who can't see it", () => {
		const picture = { name: "price-a-1.png", contentType: "image/png", content: "iVBORw0KGgo=", alt: "Price of A-1 since May" };
		expect(renderReply(reply({ attachments: [picture] })).files).toEqual([
			{ name: "price-a-1.png", data: Buffer.from(picture.content, "base64"), alt: picture.alt },
		]);
	});

	test("shows a button that can't be one as a command to type", () => {
		const command = `/find ${"x".repeat(2_000)}`;
		const { blocks } = renderReply(reply({ actions: [{ label: "Far", command, style: "primary" }] }));
		expect(textsOf(blocks).join("\n")).toContain(`Far: ${command}`);
	});
});

/** Every text of blocks, in their order. */
function textsOf(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(textsOf);
	if (typeof value !== "object" || value === null) return [];
	const { text, url } = value as { text?: unknown; url?: unknown };
	const own = [text, url].filter((one): one is string => typeof one === "string");
	return [...own, ...Object.values(value).flatMap((one) => (typeof one === "object" ? textsOf(one) : []))];
}

function readCsv(data: Buffer): string[][] {
	return (parse(data, { bom: true, relax_column_count: true }) as string[][]).map((row) => row.map(restoreCell));
}
