import { z } from "zod";
import { chooseSpeech } from "../../domain/core/messages/choose-speech.ts";
import { LANGUAGES } from "../../domain/core/messages/languages.ts";
import { say } from "../../domain/core/messages/say.ts";
import { currentLocale, settleSpeech } from "../../domain/core/messages/speech.ts";
import { chooseLanguage } from "../../domain/users/services/choose-language.ts";
import { defineCommand } from "./define-command.ts";
import { choice } from "./option.ts";

/** As the chat tells, or as the shop is. */
const AUTO = "auto";

export const accountLanguage = defineCommand({
	name: "account language",
	summary: "Choose the language in which you are answered; auto follows your chat, or else the shop",
	examples: ["/account language de", "/account language auto"],
	input: z.strictObject({ language: choice("The language, or auto", [...LANGUAGES, AUTO]) }),
	needs: "person",
	audience: "private",
	async run(scope, { language: wanted }) {
		const language = wanted === AUTO ? null : wanted;
		const { was } = await chooseLanguage(scope, { language });
		if (language !== null) settleSpeech(chooseSpeech({ chosen: language, told: [currentLocale(language)] }));
		return {
			text: language === null ? say.languageAuto() : say.languageChosen({ language }),
			...(was !== language && { actions: [{ label: say.undoLabel(), command: `/account language ${was ?? AUTO}`, style: "secondary" as const }] }),
			audience: "private",
		};
	},
});
