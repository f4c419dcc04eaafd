import { z } from "zod";
import { type Command, defineCommand } from "../../src/bots/commands/define-command.ts";
import { find } from "../../src/bots/commands/find.ts";
import { help } from "../../src/bots/commands/help.ts";
import { itemNew } from "../../src/bots/commands/item-new.ts";
import { choice, file, integer, text } from "../../src/bots/commands/option.ts";
import { priceSet } from "../../src/bots/commands/price-set.ts";
import { shopSetup } from "../../src/bots/commands/shop-setup.ts";
import { noteCommand } from "./note-command.ts";

/** Shows the options of every kind, and what they were. */
const echo = defineCommand({
	name: "echo",
	summary: "Says what it was given",
	examples: ["/echo hello"],
	input: z.strictObject({ words: text("What to say", { rest: true, max: 100_000 }) }),
	needs: "nothing",
	audience: "private",
	run: async (_scope, { words }) => ({ text: words, audience: "private" }),
});

/** A PNG of one pixel. */
const ONE_PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** A reply with a bit of everything that a reply can have. */
const show = defineCommand({
	name: "show",
	summary: "Shows a reply with all its parts",
	examples: ["/show rows:3"],
	input: z.strictObject({ rows: integer("How many rows", { max: 10_000 }), colour: choice("Any", ["red", "green"]) }),
	needs: "nothing",
	audience: "private",
	run: async (_scope, { rows, colour }) => ({
		title: `All parts in ${colour}`,
		text: "First line.\nSecond line with <b>markup</b> & \u001b[31mescapes.",
		fields: [
			{ name: "SKU", value: "PKM-4" },
			{ name: "Long name", value: "one\ntwo" },
		],
		rows: {
			columns: ["Title", "Available", "Price"],
			rows: Array.from({ length: rows }, (_, row) => [`<img src=x onerror=alert(1)> 青眼 ${row}`, String(row), `$${row}.50`]),
		},
		image: "https://images.example.com/charizard.png",
		attachments: [
			{ name: "rows.csv", contentType: "text/csv", content: Buffer.from("sku,price\nPKM-4,1.50\n").toString("base64") },
			{ name: "price.png", contentType: "image/png", content: ONE_PIXEL, alt: "Price of PKM-4" },
		],
		actions: [
			{ label: "Say hello", command: "/echo hello", style: "primary" },
			{ label: "Remove all", command: "/echo removed", style: "danger" },
		],
		audience: "private",
	}),
});

const count = defineCommand({
	name: "count bytes",
	summary: "Counts the bytes of a file",
	examples: ["/count bytes file:stock.csv"],
	input: z.strictObject({ file: file("Any file") }),
	needs: "nothing",
	audience: "private",
	async run(_scope, { file: { name, size, open } }) {
		let bytes = 0;
		for await (const chunk of open()) bytes += chunk.length;
		return { text: `${name} has ${bytes} bytes, ${size} announced.`, audience: "private" };
	},
});

const breakDown = defineCommand({
	name: "break",
	summary: "Has a bug",
	examples: ["/break"],
	input: z.strictObject({}),
	needs: "nothing",
	audience: "private",
	run: () => Promise.reject(new Error("a bug with a secret in it")),
});

/** An operation that is done a few looks after it began. */
function longOperation(): Command[] {
	const TOTAL = 30;
	let done = TOTAL;
	const reply = () => {
		const active = done < TOTAL;
		const progress = { operation: "B-7", done, total: TOTAL, active, planning: false, command: "/bulk look" };
		return { title: "B-7", text: active ? "Running." : "Done: 30 prices changed.", progress, audience: "private" as const };
	};
	const shape = { examples: ["/bulk look"] as const, input: z.strictObject({}), needs: "nothing", audience: "private" } as const;
	return [
		defineCommand({
			...shape,
			name: "bulk begin",
			summary: "Starts an operation",
			run: async () => {
				done = 0;
				return reply();
			},
		}),
		defineCommand({
			...shape,
			name: "bulk look",
			summary: "Looks at the operation",
			run: async () => {
				done = Math.min(TOTAL, done + 10);
				return reply();
			},
		}),
	];
}

/** Real commands, and small ones whose replies hold whatever a surface must be able to show. */
export function consoleCommands(): readonly Command[] {
	const commands: Command[] = [echo, show, count, breakDown, ...longOperation(), shopSetup, itemNew, priceSet, find, noteCommand, help(() => commands)];
	return commands;
}
