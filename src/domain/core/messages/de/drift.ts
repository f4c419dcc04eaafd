import type { drift as english } from "../en/drift.ts";
import type { TextsOf } from "../texts.ts";

const number = (count: number) => count.toLocaleString("de");
const listings = (count: number) => `${number(count)} ${count === 1 ? "Angebot" : "Angebote"}`;
/** Behind a preposition that takes the dative. */
const ofListings = (count: number) => `${number(count)} ${count === 1 ? "Angebot" : "Angeboten"}`;
const copies = (count: number) => `${number(count)} ${count === 1 ? "Exemplar" : "Exemplare"}`;

/** Marketplaces that show another number of copies than they should. */
export const drift: TextsOf<typeof english> = {
	syncLabel: () => "Abgleichen",
	syncPaused: ({ connection }) =>
		`M-${connection} ist angehalten: Was dort inzwischen verkauft wurde, ist hier nicht bekannt, deshalb lässt sich nichts abgleichen. Setze die Verbindung zuerst fort: /market resume M-${connection}`,
	syncUnmatched: ({ connection }) => `Von M-${connection} ist noch nichts Artikeln zugeordnet. Mach das zuerst: /market match M-${connection}`,
	syncFailed: ({ connection, marketplace, reason }) =>
		`Was auf ${marketplace} (M-${connection}) steht, ließ sich heute nicht mit deinem Bestand abgleichen: ${reason}\nMorgen wird es wieder versucht, oder jetzt gleich: /market sync M-${connection}`,
	syncNoLabel: () => "Sag, welcher Abgleich gemeint ist: Nenne seinen Abruf, etwa L-7, wie er in der Nachricht steht. /market sync M-1 macht einen neuen.",
	syncNoListing: () => "Sag, welches Angebot gemeint ist: seine ID auf dem Marktplatz, oder all.",
	readComparing: ({ marketplace, listings: count }) =>
		`${listings(count)} abgerufen. Jetzt wird erfragt, was sich inzwischen auf ${marketplace} verkauft hat, dann wird mit deinem Bestand abgeglichen.`,
	driftTitle: ({ read, connection, marketplace, account }) => `${read} · Bestand von M-${connection} · ${marketplace} · ${account}`,
	drift: ({ marketplace, listings: count, total, healed, moving, ended, repriced, isNewest, newest, pushOn }) =>
		[
			total === 0
				? repriced === 0
					? `${marketplace} zeigt, was es soll: Von ${ofListings(count)} weicht keines ab.`
					: `${marketplace} zeigt von ${ofListings(count)} so viele Exemplare, wie es soll.`
				: `${listings(total)} auf ${marketplace} ${total === 1 ? "zeigt" : "zeigen"} eine andere Zahl, als ${total === 1 ? "es sollte" : "sie sollten"}, und kein Verkauf und keine Änderung erklärt das.`,
			healed > 0 && `${listings(healed)} ${healed === 1 ? "zeigte" : "zeigten"} noch, was früher dorthin übertragen wurde: noch einmal übertragen.`,
			moving > 0 &&
				`${listings(moving)} ${moving === 1 ? "hat sich gerade geändert oder wartet" : "haben sich gerade geändert oder warten"} auf eine Übertragung oder Zustellung: auf das nächste Mal verschoben.`,
			ended > 0 && `${listings(ended)} ${ended === 1 ? "ist" : "sind"} nicht mehr auf ${marketplace} und auch hier beendet.`,
			!isNewest && `Inzwischen gibt es einen neueren Abgleich, ${newest}: Was er gefunden hat, wird dort entschieden.`,
			isNewest && total > 0 && !pushOn && "Dorthin wird nichts übertragen, von selbst wird es also nicht richtig.",
		]
			.filter(Boolean)
			.join("\n"),
	priceDrift: ({ marketplace, total, prices }) =>
		[
			`${number(total)} ${total === 1 ? "Preis wurde" : "Preise wurden"} auf ${marketplace} geändert, wohin deine Preise gehen. Setz dort wieder deine, oder übernimm die von dort: Jeder wird der eigene Preis des Angebots, der des Artikels bleibt.`,
			...prices.map(({ listing, sku, ours, theirs }) => `${listing === "" ? sku : `${listing} (${sku})`}: dort ${theirs}, von dir ${ours}`),
			total > prices.length && `… und ${number(total - prices.length)} weitere`,
		]
			.filter(Boolean)
			.join("\n"),
	pricesOverruled: ({ connection, marketplace, total, prices }) =>
		[
			`${total === 1 ? "Ein Preis, der" : `${number(total)} Preise, die`} auf ${marketplace} (M-${connection}) geändert ${total === 1 ? "wurde, wird" : "wurden, werden"} mit ${total === 1 ? "einem neueren" : "neueren"} von dir überschrieben.`,
			...prices.map(({ listing, sku, ours, theirs }) => `${listing === "" ? sku : `${listing} (${sku})`}: dort ${theirs}, von dir ${ours}`),
			total > prices.length && `… und ${number(total - prices.length)} weitere`,
			...prices.slice(0, 1).map(({ sku, keep }) => `Um zu behalten, was dort stand: /market price M-${connection} ${sku} ${keep}`),
		]
			.filter(Boolean)
			.join("\n"),
	priceDriftOne: ({ marketplace, listing, sku, ours, theirs }) =>
		`${listing === "" ? sku : `${listing} (${sku})`}: Der Preis wurde auf ${marketplace} auf ${theirs} geändert, von dir war er ${ours}. Übernommen, wird er der eigene Preis des Angebots, und der des Artikels bleibt.`,
	priceDriftPushLabel: ({ count }) => (count === null ? "Unseren Preis setzen" : `Unsere Preise setzen (${number(count)})`),
	priceDriftAcceptLabel: ({ count }) => (count === null ? "Preis von dort übernehmen" : `Preise von dort übernehmen (${number(count)})`),
	priceDriftAccepted: ({ connection, marketplace, count, left, rest }) =>
		[
			`${listings(count)} von M-${connection} ${count === 1 ? "behält den Preis, der" : "behalten die Preise, die"} auf ${marketplace} ${count === 1 ? "steht, als seinen eigenen" : "stehen, als ihre eigenen"}: Was ${count === 1 ? "der Artikel kostet" : "die Artikel kosten"}, bleibt und ändert daran nichts mehr.`,
			left > 0 &&
				`${listings(left)} ${left === 1 ? "bleibt" : "bleiben"} offen: dort ohne Preis, unter der Preisuntergrenze des Shops oder noch einmal geändert.`,
			rest > 0 && `Noch ${listings(rest)}: Drück noch einmal.`,
		]
			.filter(Boolean)
			.join("\n"),
	priceDriftUnfit: ({ count, marketplace }) =>
		`Was auf ${marketplace} steht, kann nicht der eigene Preis ${count === 1 ? "dieses Angebots" : `dieser ${listings(count)}`} werden: Es ist null, unter der Preisuntergrenze des Shops oder wurde noch einmal geändert.`,
	priceDriftUnfitHint: ({ connection, sku }) => `Setze unseren, oder gib dem Angebot selbst einen Preis: /market price M-${connection} ${sku} <preis>`,
	priceDriftNone: ({ connection }) => `Kein Preis von M-${connection} weicht mehr von dem ab, was dort gesetzt wurde.`,
	priceDriftPushed: ({ connection, marketplace, count }) =>
		`${count === 1 ? "1 Preis" : `${number(count)} Preise`} von M-${connection} ${count === 1 ? "wird" : "werden"} auf ${marketplace} wieder auf deine gesetzt.`,
	driftColumns: () => ["Angebot", "SKU", "Hier", "Dort", "Seit"],
	driftSince: ({ since, counting }) => (counting ? `${since}, noch zu zählen` : since),
	driftOne: ({ marketplace, listing, sku, ours, theirs, since, counting }) =>
		`${listing === "" ? sku : `${listing} (${sku})`}: ${marketplace} zeigt ${number(theirs)}, richtig wäre ${number(ours)}; bemerkt am ${since}${counting ? ", noch zu zählen" : ""}.\n${
			theirs > ours ? "Dort lässt sich verkaufen, was hier gar nicht da ist." : "Dort lässt sich nicht kaufen, was hier doch da ist."
		}`,
	driftOver: ({ listing }) => `Das Angebot ${listing} weicht nicht mehr ab oder hat sich seit dem Abgleich bewegt.`,
	driftNone: ({ connection }) => `Von M-${connection} weicht nichts mehr so ab wie beim Abgleich.`,
	driftPushLabel: ({ count }) => (count === null ? "Unsere Zahl übertragen" : `Unsere Zahlen übertragen (${number(count)})`),
	driftAcceptLabel: ({ count }) => (count === null ? "Zahl von dort übernehmen" : `Zahlen von dort übernehmen (${number(count)})`),
	driftCountLabel: ({ count }) => (count === null ? "Nachzählen" : `Nachzählen (${number(count)})`),
	driftEachLabel: () => "Einzeln durchgehen",
	driftNextLabel: () => "Weiter",
	driftBackLabel: () => "Zurück",
	driftMoreLabel: () => "Mehr",
	driftNotCompared: ({ read }) => `${read} wurde nicht mit deinem Bestand abgeglichen: Es gibt nichts zu entscheiden.`,
	driftOutdated: ({ read, newest }) => `${read} ist überholt: Seitdem wurde ${newest} abgeglichen. Es wurde nichts geändert.`,
	driftOutdatedHint: ({ newest }) => `Sieh dir an, was jetzt abweicht: /market sync ${newest}`,
	driftReason: ({ connection, marketplace, theirs, ours }) => `wie ${marketplace} es zeigt (M-${connection}): ${theirs}, nicht ${ours}`,
	driftFixed: ({ count, marketplace }) =>
		`Was ${marketplace} zeigt, lässt sich für ${count === 1 ? "dieses Angebot" : `diese ${listings(count)}`} nicht übernehmen: Einzelstücke, archivierte Artikel, mehr als dort angeboten werden darf, oder Exemplare, die schon jemandem zugesagt sind.`,
	driftFixedHint: () => "Übertrage stattdessen unsere Zahl, oder zähle nach.",
	driftAccepted: ({ connection, marketplace, count, added, removed, left, rest }) =>
		[
			`Dein Bestand folgt ${marketplace} bei ${ofListings(count)} von M-${connection}: ${[added > 0 && `${copies(added)} hinzugefügt`, removed > 0 && `${copies(removed)} herausgenommen`].filter(Boolean).join(", ")}.`,
			left > 0 &&
				`${listings(left)} ${left === 1 ? "bleibt, wie es ist" : "bleiben, wie sie sind"}: Einzelstücke, archivierte Artikel, mehr als angeboten werden darf, zugesagte Exemplare oder ein anderes Angebot desselben Artikels.`,
			rest > 0 && `Noch ${listings(rest)}: Drück noch einmal.`,
		]
			.filter(Boolean)
			.join("\n"),
	undoneCorrections: ({ connection, count }) => `Der Bestand von ${number(count)} ${count === 1 ? "Artikel" : "Artikeln"} folgt M-${connection} nicht mehr`,
	driftNotPushed: ({ connection, marketplace }) =>
		`An ${marketplace} (M-${connection}) wird nichts übertragen, deshalb lässt sich unsere Zahl dort nicht setzen.`,
	driftNotPushedHint: ({ connection }) => `Schalte es ein: /market push M-${connection} on. Oder ändere die Zahl dort von Hand.`,
	driftPushed: ({ connection, marketplace, count }) =>
		`${listings(count)} von M-${connection} ${count === 1 ? "wird" : "werden"} auf ${marketplace} auf deinen Bestand gesetzt. Ein Verkauf dort seit dem Abgleich wird nicht überschrieben.`,
	countTasks: ({ items, rest }) =>
		`${number(items)} Artikel ${items === 1 ? "ist" : "sind"} zu zählen. Tippe, was du findest: /stock count <sku> <gezählt> seen:<gebucht>${rest > 0 ? `\nNoch ${listings(rest)}: Drück noch einmal, wenn das erledigt ist.` : ""}`,
	countColumns: () => ["Lagerort", "Fach", "Artikel", "SKU", "Gebucht"],
	countFile: ({ connection }) => `M-${connection}-zu-zaehlen.csv`,
	countAsBooksLabel: ({ onHand }) => `Es ${onHand === 1 ? "ist" : "sind"} ${number(onHand)}, wie gebucht`,
};
