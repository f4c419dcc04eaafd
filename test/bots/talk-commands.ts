import pg from "pg";
import { z } from "zod";
import { type Command, defineCommand } from "../../src/bots/commands/define-command.ts";
import { choice, file, integer, optionalChoice, optionalInteger, optionalText, text } from "../../src/bots/commands/option.ts";
import { createDispatcher, type Dispatcher } from "../../src/bots/dispatch.ts";
import { DomainError } from "../../src/domain/core/errors.ts";
import { openAccess } from "../../src/domain/core/permissions/access.ts";
import { createVault } from "../../src/domain/core/vault.ts";
import { noteCommand } from "../support/note-command.ts";
import { TEST_SECRET_KEY } from "../support/test-secret-key.ts";

const open = { needs: "nothing" } as const;

/** Commands that touch no row, so that what carries them can be tested alone. */
export function talkCommands(): Command[] {
	let done = 0;
	const show = (audience: "private" | "channel") => ({
		text: `Repricing ${done}`,
		progress: { operation: "B-41", done, total: 3, active: done < 3, planning: false, command: "/bulk show" },
		audience,
	});
	return [
		defineCommand({
			...open,
			name: "find",
			summary: "Look for items",
			examples: ["/find charizard"],
			audience: "private",
			input: z.strictObject({
				words: optionalText("Words", { positional: true, rest: true, suggest: "sku" }),
				condition: optionalText("Condition"),
				page: optionalInteger("Page", { min: 1 }),
			}),
			run: async (_scope, { words = "", condition, page = 1 }) => ({
				text: `Found ${words} ${condition ?? ""}`.trim(),
				rows: { columns: ["SKU", "Title"], rows: Array.from({ length: words === "everything" ? 900 : 2 }, (_, at) => [`A-${at}`, `${words} ${at}`]) },
				actions: [{ label: "More", command: `/find ${words} page:${page + 1}`, style: "secondary" }],
				audience: "private",
			}),
		}),
		defineCommand({
			...open,
			name: "price set",
			summary: "Set an item's price",
			examples: ["/price set A-1 12.50"],
			audience: "channel",
			input: z.strictObject({ sku: text("SKU", { suggest: "sku" }), price: text("Price") }),
			async run(_scope, { sku, price }) {
				if (sku === "GONE") throw new DomainError("not_found", "There is no item GONE.");
				if (sku === "BUG") throw new TypeError("a bug");
				return { text: `${sku} is ${price}`, actions: [{ label: "Undo", command: "/price undo", style: "secondary" }], audience: "channel" };
			},
		}),
		defineCommand({
			...open,
			name: "price undo",
			summary: "Take it back",
			examples: ["/price undo"],
			audience: "private",
			input: z.strictObject({}),
			run: async () => ({ text: "Undone", audience: "private" }),
		}),
		defineCommand({
			...open,
			name: "stock receive",
			summary: "Receive copies",
			examples: ["/stock receive A-1 3"],
			audience: "channel",
			input: z.strictObject({
				reason: optionalChoice("Why", ["bought", "found"]),
				sku: text("SKU", { suggest: "sku" }),
				quantity: integer("How many", { min: 1, max: 100 }),
			}),
			run: async (_scope, { sku, quantity, reason }) => ({ text: `${sku} +${quantity} ${reason ?? ""}`.trim(), audience: "channel" }),
		}),
		defineCommand({
			...open,
			name: "bulk import",
			summary: "Read a CSV",
			examples: ["/bulk import"],
			audience: "private",
			input: z.strictObject({ file: file("A CSV file"), kind: choice("What", ["stock", "prices"]) }),
			async run(_scope, { file: given, kind }) {
				let bytes = 0;
				for await (const chunk of given.open()) bytes += chunk.byteLength;
				return { text: `${given.name}: ${bytes} bytes of ${kind}`, audience: "private" };
			},
		}),
		defineCommand({
			...open,
			name: "bulk confirm",
			summary: "Run it",
			examples: ["/bulk confirm"],
			audience: "channel",
			input: z.strictObject({ where: optionalChoice("Where", ["here", "alone"]) }),
			async run(_scope, { where }) {
				done = 0;
				return show(where === "alone" ? "private" : "channel");
			},
		}),
		defineCommand({
			...open,
			name: "bulk show",
			summary: "Show it",
			examples: ["/bulk show"],
			audience: "private",
			input: z.strictObject({}),
			async run() {
				done++;
				return show("private");
			},
		}),
		noteCommand,
		defineCommand({
			name: "shop whoami",
			summary: "Tell who asks",
			examples: ["/shop whoami"],
			needs: "nothing",
			audience: "private",
			input: z.strictObject({}),
			run: async (_scope, _input, { surface, workspaceExternalId, channelId }) => ({
				text: `${surface} ${workspaceExternalId} ${channelId}`,
				audience: "private",
			}),
		}),
	];
}

export interface Tracked {
	operation: string;
	channelId: string;
	messageId: string;
}

/** A dispatcher of these commands; what it is asked to track is kept. The database is never asked. */
export function talkDispatcher(): { dispatcher: Dispatcher; tracked: Tracked[]; faults: object[] } {
	const access = openAccess({ pool: new pg.Pool({ host: "127.0.0.1", port: 1 }), vault: createVault(TEST_SECRET_KEY), enqueue: async () => {} });
	const tracked: Tracked[] = [];
	const faults: object[] = [];
	const dispatcher = createDispatcher({ access, commands: talkCommands(), log: { error: (details) => faults.push(details) } });
	const trackProgress: Dispatcher["trackProgress"] = async (operation, message) => {
		tracked.push({ operation, ...message });
	};
	return { dispatcher: { ...dispatcher, trackProgress }, tracked, faults };
}
