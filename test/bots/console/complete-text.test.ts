import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { consoleCommands } from "../../support/console-commands.ts";
import { CONSOLE_TOKEN, startConsole, type TestConsole } from "../../support/start-console.ts";

interface Completion {
	from: number;
	suggestions: { label: string; detail: string; value: string }[];
}

describe("what may come next on the console", () => {
	let console: TestConsole;

	beforeAll(async () => {
		console = await startConsole(consoleCommands());
	});
	afterAll(() => console.stop());

	async function complete(text: string): Promise<Completion> {
		const { status, json } = await console.ask(`/console/complete?text=${encodeURIComponent(text)}`, { headers: { Authorization: `Bearer ${CONSOLE_TOKEN}` } });
		expect(status).toBe(200);
		return json();
	}

	/** What the line holds after the first suggestion is taken. */
	async function accept(text: string): Promise<string | undefined> {
		const { from, suggestions } = await complete(text);
		return suggestions[0] && text.slice(0, from) + suggestions[0].value;
	}

	it("completes a command's name, the best match first, slash or no slash", async () => {
		expect(await accept("/pri")).toBe("/price set ");
		expect(await accept("shop")).toBe("/shop setup ");
		expect(await accept("/bulk b")).toBe("/bulk begin ");
		expect(await accept("/omni ec")).toBe("/echo ");
		expect((await complete("/set")).suggestions.map(({ label }) => label)).toEqual(["/shop setup", "/price set"]);
		expect((await complete("/")).suggestions).toHaveLength(consoleCommands().length);
		expect((await complete("/nothing like it")).suggestions).toEqual([]);
	});

	it("names the options that are not given yet", async () => {
		const names = async (text: string) => (await complete(text)).suggestions.map(({ label }) => label);
		expect(await names("/show 3 red")).toEqual(["red"]);
		expect(await names("/show 3 ")).toEqual(["red", "green", "colour:"]);
		expect(await names("/show colour:red ")).toEqual(["rows:"]);
		expect(await accept("/show 3 col")).toBe("/show 3 colour:");
		expect(await accept("/show rows:3 colour:g")).toBe("/show rows:3 colour:green ");
	});

	it("offers nothing from a shop that is not there", async () => {
		expect(await complete("/price set pika")).toEqual({ from: 11, suggestions: [] });
	});

	it("completes a SKU by what the item is called, in quotes where it has to be", async () => {
		const type = async (text: string) => expect((await console.post({ text })).json()).toMatchObject({ ok: true });
		await type('/shop setup "Card Corner"');
		await type('/item new PKM-4 "Charizard" tcg-single 250 condition:NM attributes:"set_name=Base Set; collector_number=4/102"');
		await type('/item new "A B:1" "Zapdos" tcg-single 20 condition:NM');
		expect(await accept("/price set chari")).toBe("/price set PKM-4 ");
		expect(await accept("/price set sku:chari")).toBe("/price set sku:PKM-4 ");
		expect(await accept('/price set "zap')).toBe('/price set "A B:1" ');
		expect((await console.post({ text: `${await accept("/price set zap")}19.99` })).json()).toMatchObject({ ok: true });
		const { suggestions } = await complete("/price set chari");
		expect(suggestions[0]?.label).toContain("Charizard");
	});
});
