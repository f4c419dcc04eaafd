import { describe, expect, it } from "vitest";
import { chooseItem } from "../../../src/domain/orders/choose-item.ts";

const card = (id: string, title: string, attributes: Record<string, string> = {}, condition = "Near Mint") => ({
	id,
	sku: `S-${id}`,
	title,
	condition,
	attributes,
});
const pgo = { set_name: "Pokémon GO", set_code: "pgo", collector_number: "55/78", finish: "holo" };

describe("chooseItem", () => {
	it("takes the only one that has all words, as whole words", () => {
		expect(chooseItem("snorlax pokemon", [card("1", "Snorlax", pgo), card("2", "Snorlax", { set_name: "Jungle" })])?.id).toBe("1");
		expect(chooseItem("mew", [card("1", "Mewtwo", pgo)])).toBeNull();
		expect(chooseItem("mew", [card("1", "Mewtwo", pgo), card("2", "Mew VMAX")])?.id).toBe("2");
	});

	it("takes the one whose whole title and number were said over those that have more to their title", () => {
		const items = [card("1", "Snorlax", pgo), card("2", "Snorlax V", { ...pgo, collector_number: "56/78" })];
		expect(chooseItem("snorlax pgo", items)?.id).toBe("1");
		expect(chooseItem("snorlax v pgo", items)?.id).toBe("2");
		expect(chooseItem("snorlax 55", items)?.id).toBe("1");
		expect(chooseItem("snorlax 55/78", items)?.id).toBe("1");
	});

	it("never guesses between two conditions, two sets or two finishes of a card", () => {
		expect(chooseItem("snorlax pgo", [card("1", "Snorlax", pgo), card("2", "Snorlax", pgo, "Lightly Played")])).toBeNull();
		expect(chooseItem("snorlax", [card("1", "Snorlax", pgo), card("2", "Snorlax", { set_name: "Jungle" })])).toBeNull();
		expect(chooseItem("snorlax pgo", [card("1", "Snorlax", pgo), card("2", "Snorlax", { ...pgo, finish: "reverse holo" })])).toBeNull();
	});

	it("takes the condition that was said", () => {
		const items = [card("1", "Snorlax", pgo), card("2", "Snorlax", pgo, "Lightly Played")];
		expect(chooseItem("snorlax lp", items)?.id).toBe("2");
		expect(chooseItem("snorlax near mint", items)?.id).toBe("1");
	});

	it("minds no case, accents, apostrophes and zeros", () => {
		const items = [card("1", "Hop’s Snorlax", { ...pgo, collector_number: "004/102" }), card("2", "Snorlax", pgo)];
		expect(chooseItem("HOPS snorlax 4 pokemon", items)?.id).toBe("1");
		expect(chooseItem("snorlax 055", items)?.id).toBe("2");
	});

	it("takes none where a word is no item's whole word, and none of none", () => {
		expect(chooseItem("snorlax pok", [card("1", "Snorlax", pgo), card("2", "Snorlax V", pgo)])).toBeNull();
		expect(chooseItem("snorlax", [])).toBeNull();
	});
});
