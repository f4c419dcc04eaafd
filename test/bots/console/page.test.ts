import { readFile } from "node:fs/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { chromiumPath, openBrowser } from "../../support/browser.ts";
import { consoleCommands } from "../../support/console-commands.ts";
import { query } from "../../support/query.ts";
import { CONSOLE_TOKEN, startConsole, type TestConsole } from "../../support/start-console.ts";

/** What functions that run in the page find there; the program itself knows no DOM. */
interface PageElement {
	readonly parentElement: PageElement | null;
	readonly scrollWidth: number;
}
declare const document: { readonly documentElement: PageElement; readonly body: PageElement; getElementById(id: string): PageElement | null };
declare const innerWidth: number;
declare function getComputedStyle(element: PageElement, pseudoElement?: string): { color: string; backgroundColor: string; content: string };

const WIDE = { width: 1180, height: 800 };
const NARROW = { width: 320, height: 640 };

describe.skipIf(chromiumPath === undefined)("the console's page in Chromium", { timeout: 60_000 }, () => {
	let console: TestConsole;
	let browser: Browser;
	let context: BrowserContext;
	let page: Page;
	let problems: string[];

	beforeAll(async () => {
		console = await startConsole(consoleCommands());
		await console.post({ text: '/shop setup "Card Corner"' });
		await console.post({ text: '/item new PKM-4 "Charizard" tcg-single 250 condition:NM' });
		browser = await openBrowser();
	});
	afterAll(async () => {
		await browser?.close();
		await console?.stop();
	});
	beforeEach(async () => {
		context = await browser.newContext({ viewport: WIDE, locale: "en-US", acceptDownloads: true });
		page = await context.newPage();
		problems = [];
		// A picture that isn't there is no fault of the page.
		await page.route("https://images.example.com/**", (route) =>
			route.fulfill({ contentType: "image/svg+xml", body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
		);
		page.on("pageerror", (error) => problems.push(error.message));
		page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
	});
	afterEach(async () => {
		await context.close();
	});

	async function open(): Promise<void> {
		await page.goto(`http://127.0.0.1:${console.port}/?token=${CONSOLE_TOKEN}`);
		await page.getByRole("heading", { name: "What would you like to do?" }).waitFor();
	}

	async function type(text: string): Promise<void> {
		const line = page.getByRole("combobox", { name: "Command" });
		await line.fill(text);
		await line.press("Escape");
		await line.press("Enter");
	}

	const answers = () => page.getByRole("article", { name: "Answer" });

	it("is in German for a browser that asks for it, before the token and after", async () => {
		const german = await browser.newContext({ locale: "de-AT" });
		try {
			const tab = await german.newPage();
			await tab.goto(`http://127.0.0.1:${console.port}/`);
			await tab.getByLabel("Token").fill(CONSOLE_TOKEN);
			await tab.getByRole("button", { name: "Öffnen" }).click();
			await tab.getByRole("heading", { name: "Was möchtest du tun?" }).waitFor();
			const line = tab.getByRole("combobox", { name: "Befehl" });
			await line.fill("/nothing like it");
			await line.press("Enter");
			await tab.getByRole("article", { name: "Antwort" }).getByText("gibt es nicht").waitFor();
			expect(await tab.locator("html").getAttribute("lang")).toBe("de");
		} finally {
			await german.close();
		}
	});

	it("asks for the token, and keeps it out of the address", async () => {
		await page.goto(`http://127.0.0.1:${console.port}/`);
		await page.getByLabel("Token").fill(CONSOLE_TOKEN);
		await page.getByRole("button", { name: "Open" }).click();
		await page.getByRole("combobox", { name: "Command" }).waitFor();
		expect(page.url()).toBe(`http://127.0.0.1:${console.port}/`);
		await page.reload();
		await page.getByRole("combobox", { name: "Command" }).waitFor();
	});

	it("runs what is typed, and tells what is wrong with it", async () => {
		await open();
		await type("/find charizard");
		await answers().getByRole("cell", { name: "PKM-4" }).waitFor();
		await type("/fnid charizard");
		await page.getByText("Did you mean /find?").waitFor();
		expect(await page.getByRole("article", { name: "You typed" }).allTextContents()).toEqual(["/find charizard", "/fnid charizard"]);
		expect(problems).toEqual([]);
	});

	it("shows every part of a reply, as text and never as markup", async () => {
		await open();
		await type("/show 30 red");
		const answer = answers().last();
		await answer.getByRole("heading", { name: "All parts in red" }).waitFor();
		expect(await answer.textContent()).toContain("<b>markup</b>");
		expect(await answer.getByText("Long name").isVisible()).toBe(true);
		expect(await answer.getByRole("row").count()).toBe(16);
		await answer.getByRole("button", { name: "Show all 30 rows" }).click();
		expect(await answer.getByRole("row").count()).toBe(31);
		expect(await answer.getByRole("cell", { name: "<img src=x onerror=alert(1)> 青眼 29" }).isVisible()).toBe(true);
		expect(await answer.locator("img").count()).toBe(2);
		const attached = answer.getByRole("img", { name: "Price of PKM-4" });
		expect(await attached.evaluate((picture) => (picture as unknown as { naturalWidth: number }).naturalWidth)).toBe(1);
		const download = page.waitForEvent("download");
		await answer.getByRole("link", { name: /rows\.csv/ }).click();
		expect(await readFile(await (await download).path(), "utf8")).toBe("sku,price\nPKM-4,1.50\n");
		expect(problems).toEqual([]);
	});

	it("types a button's command", async () => {
		await open();
		await type("/show 1 green");
		await page.getByRole("button", { name: "Say hello" }).click();
		await answers().getByText("hello", { exact: true }).waitFor();
		expect(await page.getByRole("article", { name: "You typed" }).last().textContent()).toBe("/echo hello");
	});

	it("moves the bar of an operation in the same message until it ends", async () => {
		await open();
		await type("/bulk begin");
		const answer = answers().last();
		await expect.poll(() => answer.getByRole("progressbar").getAttribute("value")).toBe("0");
		await expect.poll(() => answer.getByRole("progressbar").getAttribute("value"), { timeout: 5_000 }).toBe("10");
		await answer.getByText("Done: 30 prices changed.").waitFor({ timeout: 8_000 });
		expect(await answers().count()).toBe(1);
	});

	it("completes commands, SKUs and options from the keyboard, and brings back what was typed", async () => {
		await open();
		const line = page.getByRole("combobox", { name: "Command" });
		await line.pressSequentially("/pri");
		await page.getByRole("option", { name: "/price set" }).waitFor();
		await line.press("Tab");
		expect(await line.inputValue()).toBe("/price set ");
		await line.pressSequentially("char");
		await page.getByRole("option", { name: /Charizard/ }).waitFor();
		await line.press("ArrowDown");
		expect(await line.getAttribute("aria-activedescendant")).toBe("suggestion-0");
		await line.press("Enter");
		expect(await line.inputValue()).toBe("/price set PKM-4 ");
		await line.pressSequentially("99.50");
		await line.press("Escape");
		expect(await page.getByRole("listbox").isVisible()).toBe(false);
		await line.press("Enter");
		await answers().getByText("$99.50").first().waitFor();
		await line.press("ArrowUp");
		expect(await line.inputValue()).toBe("/price set PKM-4 99.50");
		await line.press("ArrowDown");
		expect(await line.inputValue()).toBe("");
	});

	it("sends a file along", async () => {
		await open();
		const chooser = page.waitForEvent("filechooser");
		await page.getByRole("button", { name: "Attach a file" }).click();
		await (await chooser).setFiles({ name: "stock.csv", mimeType: "text/csv", buffer: Buffer.from("sku\nPKM-4\n") });
		await type("/count bytes");
		await answers().getByText("stock.csv has 10 bytes").waitFor();
	});

	it("shows what comes by itself, once", async () => {
		await open();
		await query(
			console.ownerUrl,
			`INSERT INTO outbox (vendor_id, workspace_id, channel_id, message_id, reply, dedupe_key, status, sent_at)
			SELECT vendor_id, id, 'console', 'm1', '{"text": "Sold: 1 × Charizard. 2 are left.", "audience": "channel"}', 'sold', 'sent', now() FROM workspace`,
		);
		const notices = page.getByRole("article", { name: "Notice" });
		await notices.getByText("2 are left.").waitFor({ timeout: 8_000 });
		await page.waitForTimeout(2_500);
		expect(await notices.count()).toBe(1);
	});

	it("fills in a form in place: Tab goes through it, Enter sends it, and what was filled in runs the command", async () => {
		await open();
		await type("/shop note shelf:7 colour:green");
		const form = page.getByRole("form", { name: "A note" });
		const words = form.getByLabel("Words");
		await expect.poll(() => words.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
		expect(await words.getAttribute("placeholder")).toBe("One a line");
		await page.keyboard.type("one");
		await page.keyboard.press("Enter");
		await page.keyboard.type("<b>two</b>");
		await page.keyboard.press("Tab");
		expect(await form.getByLabel("Colour").inputValue()).toBe("green");
		await page.keyboard.press("Tab");
		await page.keyboard.type("secret");
		expect(await form.getByLabel("Key").getAttribute("type")).toBe("password");
		await page.keyboard.press("Enter");
		await answers().getByText("Kept “one").waitFor();
		expect(await answers().last().textContent()).toContain("Kept “one\n<b>two</b>” in green on 7 under 6 characters");
		expect(await form.count()).toBe(0);
		const said = await page.getByRole("article", { name: "You typed" }).last().textContent();
		expect(said).toBe("/shop note shelf:7\none\n<b>two</b>\nColour: green\nKey: •••");
		expect(problems).toEqual([]);
	});

	it("keeps a form's fields when it is closed with Escape, and when it is refused", async () => {
		await open();
		await type("/shop note");
		const form = page.getByRole("form", { name: "A note" });
		await form.getByLabel("Words").fill("GONE");
		await form.getByLabel("Colour").selectOption("red");
		await form.getByLabel("Words").press("Escape");
		expect(await form.isVisible()).toBe(false);
		expect(await page.getByRole("combobox", { name: "Command" }).evaluate((line) => line === line.ownerDocument.activeElement)).toBe(true);
		await page.getByRole("button", { name: "Open “A note” again" }).click();
		expect(await form.getByLabel("Words").inputValue()).toBe("GONE");
		await form.getByLabel("Words").press("Control+Enter");
		await answers().getByText("That note is gone.").waitFor();
		expect([await form.getByLabel("Words").inputValue(), await form.getByLabel("Colour").inputValue()]).toEqual(["GONE", "red"]);
		await form.getByLabel("Words").fill("kept");
		await form.getByRole("button", { name: "Keep it" }).click();
		await answers().getByText("Kept “kept” in red").waitFor();
	});

	it("sends no form without what it must have, and none when it is cancelled", async () => {
		await open();
		await type("/shop note");
		const form = page.getByRole("form", { name: "A note" });
		await form.getByRole("button", { name: "Keep it" }).click();
		expect(await form.getByLabel("Words").evaluate((field) => field.matches(":invalid"))).toBe(true);
		await form.getByRole("button", { name: "Cancel" }).click();
		expect(await form.count()).toBe(0);
		expect(await page.getByRole("article", { name: "You typed" }).count()).toBe(1);
	});

	it("says when nobody answers, and gives the line back", async () => {
		await open();
		await context.setOffline(true);
		await type("/echo hello");
		await answers().getByText("does not answer").waitFor();
		expect(await page.getByRole("combobox", { name: "Command" }).inputValue()).toBe("/echo hello");
		await context.setOffline(false);
	});

	it.each([
		["light", WIDE],
		["dark", WIDE],
		["light", NARROW],
		["dark", NARROW],
	] as const)("is readable in %s at %o", async (colorScheme, viewport) => {
		await page.setViewportSize(viewport);
		await page.emulateMedia({ colorScheme });
		await open();
		await type(`/echo ${"x".repeat(200)}`);
		await type("/show 12 red");
		const answer = answers().last();
		await answer.getByRole("heading").waitFor();
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth && (document.getElementById("scroll")?.scrollWidth ?? 0) <= innerWidth),
		).toBe(true);
		const button = await answer.getByRole("button", { name: "Say hello" }).boundingBox();
		expect(button && button.x >= 0 && button.x + button.width <= viewport.width).toBe(true);
		// In a table of cards each value keeps its column's name beside it.
		const label = await answer
			.getByRole("cell")
			.nth(2)
			.evaluate((cell) => getComputedStyle(cell, "::before").content);
		expect(label).toContain(viewport === NARROW ? "Price" : "none");
		expect(await contrast(answer.locator(".text"))).toBeGreaterThan(7);
		expect(await contrast(answer.getByRole("button", { name: "Say hello" }))).toBeGreaterThan(4.5);

		await type("/shop note");
		const form = page.getByRole("form", { name: "A note" });
		for (const label of ["Words", "Colour", "Key"]) {
			const box = await form.getByLabel(label).boundingBox();
			expect(box && box.x >= 0 && box.x + box.width <= viewport.width && box.height >= 38).toBe(true);
			expect(await contrast(form.getByText(label, { exact: true }))).toBeGreaterThan(7);
			expect(await contrast(form.getByLabel(label))).toBeGreaterThan(7);
		}
		expect(await page.evaluate(() => (document.getElementById("scroll")?.scrollWidth ?? 0) <= innerWidth)).toBe(true);
	});
});

/** WCAG's contrast between an element's text and the first ground behind it that is not transparent. */
function contrast(locator: ReturnType<Page["locator"]>): Promise<number> {
	return locator.evaluate((element) => {
		const rgb = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
		const luminance = ([r = 0, g = 0, b = 0]: number[]) => {
			const [red = 0, green = 0, blue = 0] = [r, g, b].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
			return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
		};
		let ground: PageElement | null = element;
		while (ground && rgb(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement;
		const [light = 0, dark = 0] = [getComputedStyle(element).color, getComputedStyle(ground ?? document.body).backgroundColor]
			.map((colour) => luminance(rgb(colour)))
			.sort((a, b) => b - a);
		return (light + 0.05) / (dark + 0.05);
	});
}
