import { currentLanguage } from "../../domain/core/messages/speech.ts";

interface PlainPage {
	title: string;
	text: string;
	/** Where to go on. */
	link?: { label: string; href: string };
	/** A button that posts one value. */
	button?: { label: string; action: string; name: string; value: string };
}

/** A page for a browser that knows nothing of ours yet. Plain on purpose: it needs no style, no script and no file. */
export function plainPage({ title, text, link, button }: PlainPage): string {
	const next = link ? `<p><a href="${asHtml(link.href)}">${asHtml(link.label)}</a></p>` : "";
	const form = button
		? `<form method="post" action="${asHtml(button.action)}"><input type="hidden" name="${asHtml(button.name)}" value="${asHtml(button.value)}"><button>${asHtml(button.label)}</button></form>`
		: "";
	return `<!doctype html>
<html lang="${currentLanguage()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${asHtml(title)}</title>
</head>
<body>
<main>
<h1>${asHtml(title)}</h1>
<p>${asHtml(text)}</p>
${next}${form}
</main>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as it stands in HTML, between tags or in a quoted attribute. */
export function asHtml(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
