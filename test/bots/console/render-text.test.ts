import { describe, expect, it } from "vitest";
import { renderText } from "../../../src/bots/console/render-text.ts";

describe("a reply in the terminal", () => {
	it("shows every part, the two lines of text first", () => {
		const text = renderText({
			title: "Charizard",
			text: "1 copy at $412.00.\nLast sold yesterday.",
			fields: [
				{ name: "SKU", value: "PKM-4" },
				{ name: "Condition", value: "Near Mint\nfirst edition" },
			],
			rows: { columns: ["When", "Price"], rows: [["today", "$412.00"]] },
			image: "https://images.example.com/4.png",
			attachments: [{ name: "history.csv", contentType: "text/csv", content: "YSxiCg==" }],
			actions: [{ label: "Undo", command: "/undo change:12", style: "secondary" }],
			audience: "private",
		});
		expect(text).toBe(
			[
				"Charizard",
				"1 copy at $412.00.",
				"Last sold yesterday.",
				"",
				"SKU:       PKM-4",
				"Condition: Near Mint",
				"           first edition",
				"",
				"When     Price",
				"today  $412.00",
				"",
				"Picture: https://images.example.com/4.png",
				"",
				"Attached: history.csv (4 bytes; --json has it in base64)",
				"",
				"[Undo] /undo change:12",
			].join("\n"),
		);
	});

	it("names a picture that comes along, and says what it shows", () => {
		const picture = { name: "price-a-1.png", contentType: "image/png", content: "iVBORw0KGgo=", alt: "Price of A-1 since May: now $3.00." };
		const text = renderText({ text: "One price.", attachments: [picture], audience: "private" });
		expect(text).toBe("One price.\n\nPicture: price-a-1.png (8 bytes; --json has it in base64)\nPrice of A-1 since May: now $3.00.");
	});

	it("drops no row and cuts no cell of a long table", () => {
		const rows = Array.from({ length: 5_000 }, (_, row) => [`item ${row} ${"x".repeat(300)}`, String(row)]);
		const lines = renderText({ text: "All.", rows: { columns: ["Item", "No"], rows }, audience: "private" }).split("\n");
		expect(lines).toHaveLength(5_003);
		expect(lines.at(-1)).toContain(`item 4999 ${"x".repeat(300)}`);
	});

	it("keeps columns in line under letters that are twice as wide", () => {
		const rows = [
			["青眼の白龍", "1"],
			["Pikachu", "22"],
		];
		const lines = renderText({ text: "Two.", rows: { columns: ["Title", "n"], rows }, audience: "private" }).split("\n");
		expect(lines.slice(-2)).toEqual(["青眼の白龍   1", "Pikachu     22"]);
	});

	it("lets no data steer the terminal", () => {
		const text = renderText({ text: "a\u001b[2Jb\u0007\u009b31mc\r", rows: { columns: ["x"], rows: [["\u001b]0;title\u0007y"]] }, audience: "private" });
		expect(text).toBe("a[2Jb31mc\n\nx\n]0;titley");
	});

	it("draws how far an operation is", () => {
		const progress = { operation: "B-41", done: 500, total: 1000, active: true, planning: false, command: "/bulk show B-41" };
		expect(renderText({ text: "Running.", progress, audience: "private" })).toBe("Running.\n\nB-41 [############------------] 500 of 1,000");
		expect(renderText({ text: "Wait.", progress: { ...progress, total: 0, planning: true }, audience: "private" })).toBe("Wait.\n\nB-41 …");
	});
});
