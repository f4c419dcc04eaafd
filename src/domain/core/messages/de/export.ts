import type { exporting as english } from "../en/export.ts";
import type { TextsOf } from "../texts.ts";

const items = (count: number) => `${count.toLocaleString("de")} Artikel`;
const FORMATS: Readonly<Record<string, string>> = {
	omni: "Omni-Stock",
	tcgplayer: "TCGplayer (Preise)",
	shopify: "Shopify (Produkte)",
	"shopify-inventory": "Shopify (Bestand)",
	ebay: "eBay (Preis und Menge)",
};
const WHY: Readonly<Record<string, string>> = { tcgplayer: "es fehlt die SKU-Nummer von TCGplayer (/item edit … attributes:tcgplayer_sku_id=…)" };
const why = (format: string) => WHY[format] ?? "das Format hat dafür keinen Platz";

/** Items as files. */
export const exporting: TextsOf<typeof english> = {
	exportText: ({ items: count, about, format }) => `${items(count)}${about === "" ? "" : ` für ${about}`}, als CSV im Format ${FORMATS[format] ?? format}.`,
	exportLeftOut: ({ leftOut, format }) => `${items(leftOut)} ausgelassen: ${why(format)}.`,
	exportNone: ({ about, leftOut, format }) =>
		leftOut > 0
			? `${leftOut === 1 ? "Der gefundene Artikel passt nicht" : `Keiner der ${leftOut.toLocaleString("de")} gefundenen Artikel passt`} in eine CSV im Format ${FORMATS[format] ?? format}: ${why(format)}.`
			: `Keine Artikel gefunden${about === "" ? "" : ` für ${about}`}.`,
	exportNoneHint: ({ leftOut }) =>
		leftOut > 0 ? "Lass format: weg, dann bekommst du unsere eigene CSV, in die alles passt." : "Such erst mit /find; die Filter sind dieselben.",
	exportLink: ({ minutes }) =>
		`Für eine Nachricht ist die Datei zu groß. Der Link unten gilt ${minutes} Minuten, für jeden, der ihn hat: Behalte ihn für dich.`,
	exportLinkName: () => "Herunterladen",
	exportExpired: () => "Dieser Link ist abgelaufen. Tippe /bulk export für einen neuen.\n",
};
