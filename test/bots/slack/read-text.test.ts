import { expect, test } from "vitest";
import { readSlackText } from "../../../src/bots/slack/read-text.ts";

test.each([
	["/find Pokémon &amp; friends &lt;3", "/find Pokémon & friends <3"],
	["/market connect shopify <http://demo.myshopify.com|demo.myshopify.com>", "/market connect shopify demo.myshopify.com"],
	["/find <https://x.test/a?b=1&amp;c=2>", "/find https://x.test/a?b=1&c=2"],
	["/team role <@U123|ana> staff in <#C1|sales>", "/team role <@U123> staff in #sales"],
	["/team map staff <!subteam^S123|@clerks>", "/team map staff <!subteam^S123|@clerks>"],
	["/find <!here> <!channel|channel>", "/find @here @channel"],
	["/find &amp;lt;", "/find &lt;"],
	["/price set A-1 12.50", "/price set A-1 12.50"],
])("%s was typed as %s", (sent, typed) => {
	expect(readSlackText(sent)).toBe(typed);
});
