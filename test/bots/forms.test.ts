import { describe, expect, test } from "vitest";
import { asksForForm } from "../../src/bots/commands/asks-for-form.ts";
import { composeEditForm } from "../../src/bots/commands/compose-edit-form.ts";
import { composeForm } from "../../src/bots/commands/compose-form.ts";
import { listOptions } from "../../src/bots/commands/option.ts";
import { parseText } from "../../src/bots/commands/parse-text.ts";
import { buildCommands } from "../../src/bots/commands/registry.ts";
import { renderForm as renderForDiscord } from "../../src/bots/discord/render-form.ts";
import { renderForm as renderForSlack } from "../../src/bots/slack/render-form.ts";
import { LANGUAGES, type Language } from "../../src/domain/core/messages/languages.ts";
import { speakAs } from "../../src/domain/core/messages/speech.ts";
import { openPictureStore } from "../../src/platform/pictures/picture-store.ts";
import { checkModal } from "../support/discord/callback-rules.ts";
import { loadOpenApi } from "../support/discord/open-api.ts";
import { loadBlockSchema } from "../support/slack/block-schema.ts";
import { checkView } from "../support/slack/check-blocks.ts";

const commands = buildCommands({ publicUrl: "https://stock.test", pictures: openPictureStore("unused") });
const withForm = commands.flatMap((command) => (command.form ? [{ name: command.name, command, form: command.form }] : []));
const origin = {
	channelId: "C0123456789",
	teamId: "T0123456789",
	userId: "U0123456789",
	responseUrl: `https://hooks.slack.com/commands/T0123456789/${"9".repeat(13)}/${"x".repeat(24)}`,
};
const person = "1234567890123456789";

test("commands have forms", () => {
	expect(withForm.map(({ name }) => name)).toContain("sell");
});

describe.each(withForm)("the form of /$name", ({ command, form }) => {
	const reply = composeForm(command, form, {});
	const shown = reply.form;
	if (!shown) throw new Error("composeForm makes a form");

	test.each(LANGUAGES)("is within what each surface takes, in %s", (language) => {
		const { title, submit, fields } = speakAs({ language, locale: language }, () => form.shown());
		for (const text of [title, submit]) expect(text.length, text).toBeLessThanOrEqual(24);
		expect(fields.length).toBeLessThanOrEqual(5);
		for (const { label, placeholder = "" } of fields) expect([label.length <= 45, placeholder.length <= 100], label).toEqual([true, true]);
	});

	test("is in German for who speaks it", () => {
		const words = (language: Language) => speakAs({ language, locale: language }, () => form.shown()).fields.map(({ label }) => label);
		expect(words("de")).not.toEqual(words("en"));
	});

	test("is taken by Discord", () => {
		const modal = renderForDiscord(shown, person);
		expect(checkModal({ ...modal })).toEqual([]);
		expect(loadOpenApi(process.env.DISCORD_OPENAPI)("ModalInteractionCallbackRequest", { type: 9, data: modal })).toEqual([]);
	});

	test("is taken by Slack", async () => {
		const view = renderForSlack(shown, origin);
		expect(checkView(await loadBlockSchema(), JSON.parse(JSON.stringify(view)))).toBeUndefined();
	});

	test("tells how to type the same, and that does not ask for the form again", () => {
		expect(reply.text).toContain(form.example);
		expect(parseText(form.example, commands).command).toBe(command);
		expect(asksForForm(form.example, commands)).toBe(false);
	});
});

describe.each(commands.filter(({ input }) => Object.keys(input.shape).length > 0).map((command) => ({ name: command.name, command })))(
	"what was typed for /$name",
	({ command }) => {
		const [last] = listOptions(command.input).slice(-1);
		const typed = { command: command.examples[0], problem: "⚠".repeat(300) };
		const edits = [typed, { ...typed, option: last?.name ?? "" }, { command: `/${command.name}`, problem: "" }];

		test("is mended in a form that Slack takes", async () => {
			const check = await loadBlockSchema();
			for (const edit of edits) {
				const view = renderForSlack(composeEditForm(edit, commands, 90), origin);
				expect(checkView(check, JSON.parse(JSON.stringify(view)))).toBeUndefined();
			}
		});

		test("is mended in a form that Discord takes, or is more than its custom id holds", () => {
			for (const edit of edits) {
				const form = composeEditForm(edit, commands, 5);
				const modal = renderForDiscord(form, person);
				if (modal === null) {
					expect(form.command.length).toBeGreaterThan(60);
					continue;
				}
				expect(checkModal({ ...modal })).toEqual([]);
				expect(loadOpenApi(process.env.DISCORD_OPENAPI)("ModalInteractionCallbackRequest", { type: 9, data: modal })).toEqual([]);
			}
		});
	},
);

describe("what is asked for by a form", () => {
	test.each(["/sell", "sell", "/omni sell", "/sell discount:10%", "/sell location:Main tender:cash", "/sell ticket:T-77 do:edit"])("%s", (text) => {
		expect(asksForForm(text, commands)).toBe(true);
	});

	test.each(["/sell PKM-1", "/sell ticket:T-77", "/sell ticket:T-77 do:drop", "/sell line:2", '/sell lines:"2 snorlax"', "/sel", "/find", "", "/sell nope:1"])(
		"but not by %j",
		(text) => {
			expect(asksForForm(text, commands)).toBe(false);
		},
	);
});

describe("a value that is longer than a surface takes", () => {
	const [sell] = withForm.filter(({ name }) => name === "sell");
	const long = (length: number) => sell && composeForm(sell.command, sell.form, { ticket: "T-77", do: "edit", lines: "x".repeat(length) }).form;

	test("opens no form there, rather than losing its end", () => {
		const [fits, slackOnly, none] = [long(3_000), long(3_001), long(4_001)];
		if (!fits || !slackOnly || !none) throw new Error("/sell has a form");
		expect([renderForSlack(fits, origin), renderForSlack(slackOnly, origin)].map((view) => view !== null)).toEqual([true, false]);
		expect([renderForDiscord(slackOnly, person), renderForDiscord(none, person)].map((modal) => modal !== null)).toEqual([true, false]);
		expect(renderForDiscord(fits, person)?.custom_id).toBe(`omni1form:${person}:/sell ticket:T-77 do:edit`);
	});
});
