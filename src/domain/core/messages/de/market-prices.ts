import type { marketPrices as english } from "../en/market-prices.ts";
import type { TextsOf } from "../texts.ts";

const number = (count: number) => count.toLocaleString("de");
const listings = (count: number) => `${number(count)} ${count === 1 ? "Angebot" : "Angebote"}`;
/** Behind a preposition that takes the dative. */
const ofListings = (count: number) => `${number(count)} ${count === 1 ? "Angebot" : "Angeboten"}`;

interface Settings {
	on: boolean;
	/** "+5 %" */
	markup: string | null;
	/** ".99" */
	round: string | null;
}

/** "deine Preise, +5 %, gerundet auf .99" */
function words({ on, markup, round }: Settings): string {
	if (!on) return "keine";
	return ["deine Preise", markup, round && `gerundet auf ${round}`].filter(Boolean).join(", ");
}

/** "in 3 min", "in 40 s" */
function duration(milliseconds: number): string {
	const seconds = Math.max(1, Math.round(milliseconds / 1_000));
	if (seconds < 90) return `in ${seconds} s`;
	return seconds < 5_400 ? `in ${Math.round(seconds / 60)} min` : `in ${Math.round(seconds / 3_600)} h`;
}

/** Prices that go out to marketplaces. */
export const marketPrices: TextsOf<typeof english> = {
	pricesWords: (settings) => words(settings),
	pricesUnknown: ({ marketplace }) => `Diese Version kann keine Preise an ${marketplace} übertragen.`,
	pricesMoved: ({ connection }) => `Welche Preise an M-${connection} übertragen werden, hat seitdem jemand geändert. Es wurde nichts rückgängig gemacht.`,
	badMarkup: () => "schreib einen Prozentsatz wie „+5%“ oder einen Betrag wie „+0.50“; none nimmt den Aufschlag weg",
	pricesPreview: ({ connection, marketplace, settings, active, changes }) =>
		`${listings(active)} von M-${connection} auf ${marketplace} ${active === 1 ? "würde" : "würden"} ab jetzt zeigen: ${words(settings)}.\n${changes === 0 ? "Sofort würde sich dort nichts ändern." : `${listings(changes)} ${changes === 1 ? "würde" : "würden"} sich sofort ändern; die größten Änderungen stehen unten.`} Noch wird nichts übertragen.`,
	pricesColumns: () => ["SKU", "Angebot", "Dort", "Künftig"],
	pricesConfirmLabel: () => "Preise übertragen",
	pricesSet: ({ number: connection, settings, marked }) =>
		settings.on
			? `M-${connection} zeigt: ${words(settings)}. ${marked === 0 ? "Dort muss sich jetzt nichts ändern." : `${listings(marked)} ${marked === 1 ? "wird" : "werden"} jetzt übertragen.`}`
			: `An M-${connection} werden keine Preise mehr übertragen. Was dort steht, bleibt, wie es ist.`,
	pricesSame: ({ number: connection, settings }) =>
		settings.on
			? `M-${connection} zeigt das schon: ${words(settings)}.`
			: `An M-${connection} werden ohnehin keine Preise übertragen. Schalte es ein: /market prices M-${connection} on`,
	undonePrices: ({ number: connection, settings }) =>
		settings.on ? `M-${connection} zeigt wieder: ${words(settings)}` : `An M-${connection} werden keine Preise übertragen`,
	pricesStopped: ({ connection, marketplace, there, ours }) =>
		`An M-${connection} werden keine Preise mehr übertragen: ${marketplace} verkauft in ${there}, und deine Preise sind in ${ours}. Es wurde abgeschaltet; der Bestand wird weiter übertragen.`,
	priceCurrency: ({ there, ours }) => `Der Preis dort ist in ${there}, und deine Preise sind in ${ours}.`,
	priceNotKept: () => "Der Marktplatz hat den Preis angenommen und nicht behalten: Er wird dort für das ganze Produkt festgelegt, oder von einer App.",
	pricesRefused: ({ connection, marketplace, count, listings: all }) =>
		`Bei ${ofListings(count)} von M-${connection} hat ${marketplace} den Preis nicht angenommen. Behebe es dort; es wird wieder versucht.\n${all
			.map(({ sku, title, reason }) => `${title === "" ? sku : `${title}${sku === "" ? "" : ` (${sku})`}`}: ${reason}`)
			.join("\n")}${count > all.length ? `\n… und ${number(count - all.length)} weitere` : ""}`,
	notListedThere: ({ sku, connection, marketplace }) => `${sku} ist, soweit hier bekannt, auf ${marketplace} (M-${connection}) nicht im Angebot.`,
	notListedThereHint: ({ connection }) => `/market match M-${connection} liest, was dort im Angebot ist, und ordnet es deinen Artikeln zu.`,
	ownPriceZero: () => "Ein Angebot kann keinen Preis von null haben.",
	ownPriceZeroHint: ({ command, sku }) => `Damit es kostet, was der Artikel kostet: ${command} ${sku} none`,
	ownPrice: ({ sku, connection, marketplace, own, ruled, settings }) => {
		const byRule = ruled === null ? "der Artikel hat noch keinen Preis" : `${ruled} (${words({ ...settings, on: true })})`;
		return own === null
			? `${sku} auf ${marketplace} (M-${connection}): ${byRule}.`
			: `${sku} auf ${marketplace} (M-${connection}): ${own}, sein eigener Preis; ohne ihn: ${byRule}.`;
	},
	ownPriceSeveral: ({ sku, connection, marketplace, count, settings }) =>
		`${sku} hat ${listings(count)} auf ${marketplace} (M-${connection}). Ohne eigenen Preis gilt für jedes: ${words({ ...settings, on: true })}.`,
	ownPriceColumns: () => ["Angebot", "Eigener Preis", "Ohne ihn", "Dort"],
	ownPriceSet: ({ sku, connection, marketplace, count, price }) =>
		`${sku} kostet auf ${marketplace} (M-${connection})${count > 1 ? `, in allen ${ofListings(count)},` : ""} ${price}: ein eigener Preis, den der des Artikels nicht ändert.`,
	ownPriceGone: ({ sku, connection, marketplace, price, settings }) =>
		`${sku} hat auf ${marketplace} (M-${connection}) keinen eigenen Preis mehr${price === null ? "" : ` und kostet ${price}: ${words({ ...settings, on: true })}`}.`,
	ownPriceSame: ({ sku, connection, marketplace, price }) =>
		price === null
			? `${sku} hat auf ${marketplace} (M-${connection}) keinen eigenen Preis; es wurde nichts geändert.`
			: `${sku} hat auf ${marketplace} (M-${connection}) schon ${price} als eigenen Preis; es wurde nichts geändert.`,
	priceWay: ({ way, connection, marketplace, there }) =>
		({
			unknown: `Diese Version überträgt keine Preise an ${marketplace}: Das wird nur hier behalten, und dort bleibt ${there ?? "stehen, was steht"}.`,
			off: `Die Preise von M-${connection} sind aus: Das wird behalten, bis sie an sind, und dort bleibt ${there ?? "stehen, was steht"}. Schalte sie ein: /market prices M-${connection} on`,
			priceless: `Der Artikel hat keinen Preis, deshalb wird nichts übertragen: ${there === null ? "Was dort steht, bleibt" : `${there} bleibt dort stehen`}.`,
			changed: `Dort wurde er auf ${there} geändert. Entscheide, welcher gilt: /market sync M-${connection}`,
			paused: `M-${connection} ist angehalten: Er geht dorthin, sobald die Verbindung fortgesetzt wird.${there === null ? "" : ` Bis dahin bleibt dort ${there}.`}`,
			waiting: `Er geht jetzt dorthin${there === null ? "" : `, wo ${there} steht`}.`,
			same: "So steht er dort.",
		})[way],
	ownPriceNoneLabel: () => "Kein eigener Preis",
	ownPricesMoved: ({ connection }) => `Den eigenen Preis auf M-${connection} hat seitdem jemand geändert. Es wurde nichts rückgängig gemacht.`,
	undoneOwnPrices: ({ connection, count, left }) =>
		`${listings(count)} von M-${connection} ${count === 1 ? "hat" : "haben"} wieder den eigenen Preis oder keinen, wie zuvor${left === 0 ? "" : `; ${number(left)} seitdem geändert und geblieben`}`,
	ownPriceKept: (kept) =>
		`${kept.map(({ connection, marketplace, price }) => `${marketplace} (M-${connection}) bleibt bei ${price}`).join(", ")}: ein eigener Preis (/market price).`,
	pricesField: () => "Preise dort",
	pricesState: ({ settings, own, waiting, refused, refusal }) =>
		settings.on
			? [
					words(settings),
					own > 0 && `${listings(own)} mit eigenem Preis`,
					waiting > 0 && `${listings(waiting)} noch zu übertragen`,
					refused > 0 && `${number(refused)} nicht angenommen (${refusal})`,
				]
					.filter(Boolean)
					.join("\n")
			: "nicht übertragen: /market prices",
	priceReceipts: (receipts) =>
		receipts
			.map(
				({ marketplace, connection, total, done, refused, took }) =>
					`${marketplace}${receipts.some((other) => other.marketplace === marketplace && other.connection !== connection) ? ` M-${connection}` : ""} ${number(done)} von ${number(total)}${took === null ? "" : ` ${duration(took)}`}${refused > 0 ? ` (${number(refused)} nicht angenommen)` : ""}`,
			)
			.join(", "),
};
