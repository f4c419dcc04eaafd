import { currentLanguage } from "../../domain/core/messages/speech.ts";
import { asHtml } from "../rendering/plain-page.ts";
import { consoleSays } from "./messages.ts";

/** The page that asks for the console's token, in the language that is spoken. */
export function lockPage(): string {
	return `<!doctype html>
<html lang="${currentLanguage()}">
	<head>
		<meta charset="utf-8">
		<meta name="viewport" content="width=device-width, initial-scale=1">
		<meta name="color-scheme" content="light dark">
		<title>Omni-Stock: ${asHtml(consoleSays.lockTitle())}</title>
		<link rel="icon" href="/console/page/icon.svg" type="image/svg+xml">
		<link rel="stylesheet" href="/console/page/frame.css">
		<link rel="stylesheet" href="/console/page/locked.css">
	</head>
	<body class="lock-page">
		<main class="lock">
			<img src="/console/page/icon.svg" alt="" width="44" height="44">
			<h1>${asHtml(consoleSays.lockHeading())}</h1>
			<p>${asHtml(consoleSays.locked()).replace(/`([^`]+)`/g, "<code>$1</code>")}</p>
			<form action="/" method="get" autocomplete="off">
				<label for="token">Token</label>
				<div class="lock-line">
					<input class="lock-input" id="token" name="token" type="password" autocomplete="off" required>
					<button class="action primary" type="submit">${asHtml(consoleSays.lockOpen())}</button>
				</div>
			</form>
		</main>
	</body>
</html>
`;
}
