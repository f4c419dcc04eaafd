import type { market as english } from "../en/market.ts";
import type { TextsOf } from "../texts.ts";

const number = (count: number) => count.toLocaleString("de");
const copies = (count: number) => `${number(count)} ${count === 1 ? "Exemplar" : "Exemplare"}`;
const deliveries = (count: number) => `${number(count)} ${count === 1 ? "Zustellung" : "Zustellungen"}`;
const quoted = (value: string) => (/\s/.test(value) ? `"${value}"` : value);
const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

interface NamedLine {
	sku: string;
	title: string;
	quantity: number;
}

const named = ({ sku, title, quantity }: NamedLine) => `${quantity} × ${title}${sku === "" ? "" : ` (${sku})`}`;

const CONNECTION_STATES: Readonly<Record<string, string>> = { active: "aktiv", paused: "angehalten", uninstalled: "deinstalliert", removed: "entfernt" };
const connectionState = (status: string) => CONNECTION_STATES[status] ?? status;

const DELIVERY_STATES: Readonly<Record<string, string>> = {
	received: "empfangen",
	processing: "in Verarbeitung",
	done: "verarbeitet",
	failed: "fehlgeschlagen",
	dead: "aufgegeben",
	ignored: "übergangen",
};
const deliveryState = (status: string) => DELIVERY_STATES[status] ?? status;

const ACCOUNT_HINTS: Readonly<Record<string, string>> = {
	shopify: "Gib den festen Namen an, wie er in der Adresse des Adminbereichs steht: demo.myshopify.com. Eigene Domains gelten nicht.",
	woocommerce: "Gib die Adresse des Shops an: https://shop.example",
	ebay: "Gib den Benutzernamen an, unter dem du verkaufst.",
	cardtrader: "Gib deinen dortigen Benutzernamen an.",
	square: "Gib die Händler-ID an, etwa MLJXH2C5BKMF0: Square Dashboard → Account & Settings → Business → About.",
	bigcommerce: "Gib den Hash des Shops an, wie er in der Adresse steht: Bei store-abc123xyz.mybigcommerce.com ist es abc123xyz.",
	etsy: "Gib die Nummer des Shops an (shop_id), nicht seinen Namen.",
	whatnot: "Gib den Benutzernamen an, unter dem du verkaufst.",
	tcgplayer: "Gib deinen Verkäufernamen dort an, bis zu 64 Buchstaben und Ziffern.",
};

interface Steps {
	/** Where in the marketplace's pages webhooks are made. */
	where: string;
	/** Which of them. */
	events: string;
	/** What the secret must be. */
	secret: string;
}

/** What is left to do on the marketplace's own pages. */
const STEPS: Readonly<Record<string, Steps>> = {
	shopify: {
		where: "Shopify-Adminbereich → Einstellungen → Benachrichtigungen → Webhooks → Webhook erstellen",
		events:
			"Bestellung: Erstellung, Aktualisierung, Zahlung, Stornierung und Löschung; Fulfillment: Erstellung und Aktualisierung; Rückerstattung: Erstellung; Produkt: Erstellung, Aktualisierung und Löschung. Je ein Webhook, alle mit dieser URL, Format JSON",
		secret: "Es muss das sein, mit dem Shopify laut dieser Seite deine Webhooks signiert. Es wird verschlüsselt aufbewahrt und nirgends angezeigt.",
	},
	woocommerce: {
		where: "WooCommerce → Einstellungen → Erweitert → Webhooks → Webhook hinzufügen",
		events:
			"Bestellung erstellt, aktualisiert, wiederhergestellt und gelöscht, Produkt erstellt, aktualisiert, wiederhergestellt und gelöscht: je ein Webhook, Status „Aktiv“",
		secret: "Trag in jeden davon dasselbe Geheimnis ein. Es wird verschlüsselt aufbewahrt und nirgends angezeigt.",
	},
	ebay: {
		where: "developer.ebay.com → Application keys → Notifications",
		events: "Marketplace account deletion und die Bestell-Topics der Notification API",
		secret: "Es ist das Verification Token dieser Seite. Es wird verschlüsselt aufbewahrt und nirgends angezeigt.",
	},
	cardtrader: {
		where: "CardTrader → Einstellungen → API → Webhook-Adresse",
		events: "Alle kommen an diese eine Adresse",
		secret: "Es ist das shared_secret deiner App. Es wird verschlüsselt aufbewahrt und nirgends angezeigt.",
	},
	square: {
		where: "Square Developer Console → deine Anwendung → Webhooks → Subscriptions → Add subscription",
		events: "order.created, order.updated, order.fulfillment.updated, refund.created, refund.updated, inventory.count.updated, oauth.authorization.revoked",
		secret: "Es ist der Signature Key der Subscription. Er wird verschlüsselt aufbewahrt und nirgends angezeigt.",
	},
	bigcommerce: {
		where: "Webhooks-API von BigCommerce: POST /v3/hooks, einmal für jeden Scope",
		events: "store/order/*, store/shipment/*, store/product/*, store/app/uninstalled",
		secret: "Es ist das Client Secret des API-Kontos. Es wird verschlüsselt aufbewahrt und nirgends angezeigt.",
	},
	etsy: {
		where: "Entwicklerportal von Etsy → deine App → Webhooks",
		events: "order.paid, order.canceled, order.shipped",
		secret: "Es ist das Signing Secret (whsec_…), das das Portal anzeigt. Es wird verschlüsselt aufbewahrt und nirgends angezeigt.",
	},
	whatnot: {
		where: "Entwicklerportal von Whatnot → deine App → Webhooks",
		events: "Bestellungen, Angebote und Bestand (orders, listings, inventory)",
		secret: "Es ist das Signing Secret (whsec_…), das das Portal anzeigt. Es wird verschlüsselt aufbewahrt und nirgends angezeigt.",
	},
};

/** Marketplaces, their deliveries and what is sold there. */
export const market: TextsOf<typeof english> = {
	accountHint: (marketplace) => ACCOUNT_HINTS[marketplace] ?? "",
	alreadyConnected: ({ account, marketplace, connection }) =>
		`${account} auf ${marketplace} ist schon verbunden${connection === null ? "" : `, als M-${connection}`}.`,
	secretMissing: ({ marketplace }) => `secret: Womit signiert ${marketplace} seine Webhooks? Gib es als secret:… an.`,
	connected: ({ account, connection, marketplace, isWatched }) =>
		`${account} ist als M-${connection} verbunden.\n${isWatched ? `Die Webhooks werden in der nächsten Minute auf ${marketplace} angelegt und von da an überwacht.` : `Ein Schritt fehlt noch: Stell ${marketplace} so ein, dass Bestellungen an die Adresse unten gehen.`}`,
	connectedWhere: () => "Wo",
	connectedWhereSteps: (marketplace) => STEPS[marketplace]?.where ?? "",
	connectedUrl: () => "URL",
	connectedEvents: () => "Ereignisse",
	connectedEventsSteps: (marketplace) => STEPS[marketplace]?.events ?? "",
	connectedSecret: () => "Geheimnis",
	connectedSecretSteps: (marketplace) => STEPS[marketplace]?.secret ?? "",
	connectedMadeSecret: ({ secret }) => `${secret}\nEs wird nur dieses eine Mal angezeigt und verschlüsselt aufbewahrt.`,
	connectedLocal: () => "Hinweis",
	connectedLocalSteps: () =>
		"Diese Adresse kennt nur dieser Rechner. Setze PUBLIC_URL auf eine, die aus dem Internet erreichbar ist (https), und verwende diese.",
	connectForm: () => "Marktplatz verbinden",
	connectSubmit: () => "Verbinden",
	connectLabels: () => ({
		account: "Wie dein Shop dort heißt",
		secret: "Geheimnis, das die Webhooks signiert",
		key: "API-Schlüssel (WooCommerce, eBay, Etsy)",
		keysecret: "Geheimnis zum API-Schlüssel",
		token: "API-Token",
	}),
	rotateForm: () => "Neue Geheimnisse",
	rotateSubmit: () => "Speichern",
	rotateNeedsSomething: () => "Es wurde nichts angegeben: secret:… für die Webhooks, oder key:…, keysecret:…, token:… für die API.",
	rotated: ({ connection, hasNewSecret, credentials, days }) =>
		[
			hasNewSecret &&
				`M-${connection} hat ein neues Geheimnis; das frühere gilt noch ${days} ${days === 1 ? "Tag" : "Tage"}. Trag das neue jetzt auf dem Marktplatz ein.`,
			credentials.length > 0 && `Neu für die API von M-${connection}: ${credentials.join(", ")}.`,
		]
			.filter(Boolean)
			.join("\n"),
	connectionUnknown: ({ typed, connections }) =>
		`„${typed.slice(0, 80)}“ ist keine Verbindung.${connections.length === 0 ? " Es gibt noch keine: /market connect" : ` Es gibt ${connections.slice(0, 20).join(", ")}.`}`,
	connectionSeveral: ({ typed, connections }) => `Mehrere Verbindungen heißen „${typed.slice(0, 80)}“: ${connections.join(", ")}. Gib die Nummer an.`,
	connectionMoved: ({ connection, status }) => `M-${connection} ist inzwischen ${connectionState(status)}. Es wurde nichts geändert.`,
	undoneConnection: ({ number: connection, state }) => `M-${connection} ist wieder ${connectionState(state)}.`,
	connectionSame: ({ connection, state }) => `M-${connection} ist schon ${connectionState(state)}; es wurde nichts geändert.`,
	connectionPaused: ({ connection }) =>
		`M-${connection} ist angehalten: Was der Marktplatz sendet, wird aufbewahrt und wartet, und dorthin wird nichts übertragen.\nWeiter geht es mit /market resume M-${connection}.`,
	connectionResumed: ({ connection, waiting }) =>
		`M-${connection} arbeitet wieder.${waiting > 0 ? ` ${deliveries(waiting)}, die gewartet ${waiting === 1 ? "hat, wird" : "haben, werden"} jetzt verarbeitet.` : ""}`,
	connectionRemoved: ({ connection, account }) =>
		`M-${connection} (${account}) ist entfernt: Die Adresse antwortet nicht mehr. Die Bestellungen bleiben.\nEntferne auch die Webhooks auf dem Marktplatz.`,
	removeAsk: ({ connection, account }) =>
		`M-${connection} (${account}) entfernen? Von dort erreichen dich dann keine Bestellungen mehr; die bisherigen bleiben.`,
	removeLabel: () => "Entfernen",
	connectionTitle: ({ connection, marketplace, account }) => `M-${connection} · ${marketplace} · ${account}`,
	connectionState: ({ status, deliveries: count, dead, failed }) => {
		const troubled = [failed > 0 && `${failed} fehlgeschlagen`, dead > 0 && `${dead} aufgegeben`].filter(Boolean).join(", ");
		return `${capital(connectionState(status))}. ${deliveries(count)} in den letzten 24 Stunden${troubled === "" ? "" : `; ${troubled}`}.`;
	},
	connectionFields: () => ({
		url: "URL",
		last: "Letzte Zustellung",
		waiting: "Wartend",
		api: "API",
		polled: "Bestellungen abgefragt bis",
		listings: "Angebote",
		secret: "Geheimnis geändert",
		trouble: "Problem",
	}),
	connectionWaiting: ({ waiting, minutes }) => `${waiting}, die älteste seit ${minutes} min`,
	connectionApi: ({ has }) => (has === null ? "keine, die wir abfragen" : has ? "Schlüssel sind da" : "keine Schlüssel: /market rotate"),
	connectionListings: ({ listings, unmatched, drifting }) =>
		[`${listings} im Verkauf`, unmatched > 0 && `${unmatched} ohne Artikel`, drifting > 0 && `${drifting} mit anderem Bestand als deinem`]
			.filter(Boolean)
			.join(", "),
	pauseLabel: () => "Anhalten",
	resumeLabel: () => "Fortsetzen",
	failedDeliveriesLabel: () => "Was fehlgeschlagen ist",
	troubleFailing: ({ failed, latest }) => `${failed} der letzten ${latest} Zustellungen ${failed === 1 ? "ließ" : "ließen"} sich nicht verarbeiten.`,
	troubleSilent: ({ days }) =>
		`Seit ${days} ${days === 1 ? "Tag" : "Tagen"} ist nichts gekommen, obwohl vorher viel kam: Sieh nach, ob die Webhooks noch da sind.`,
	connectionTroubled: ({ connection, marketplace, trouble }) => `Mit M-${connection} auf ${marketplace} stimmt etwas nicht.\n${trouble}`,
	connectionWell: ({ connection, marketplace }) => `Mit M-${connection} auf ${marketplace} ist wieder alles in Ordnung.`,
	webhooksCreated: ({ connection, marketplace, topics }) =>
		`Die Webhooks für M-${connection} sind auf ${marketplace} eingerichtet: ${topics.join(", ")}. Was dort geschieht, wird ab jetzt hier gemeldet.`,
	webhooksEnabled: ({ connection, marketplace, topics }) =>
		`${marketplace} hatte Webhooks von M-${connection} abgeschaltet (${topics.join(", ")}); sie sind wieder an. Bestellungen, die inzwischen kamen, werden abgefragt.`,
	deliveryCleared: ({ delivery }) => `${delivery} wurde wegen ihres Alters geleert: Was darin stand, ist nicht mehr da.`,
	deliveryNotFound: ({ delivery }) => `${delivery} gibt es nicht.`,
	deliveryUnderWay: ({ delivery }) => `${delivery} wird gerade verarbeitet oder wartet darauf: Nochmals verarbeiten lässt sie sich jetzt nicht.`,
	badDeliveryNumber: ({ typed }) => `„${typed.slice(0, 80)}“ ist keine Zustellung. Gib ihre Nummer an, etwa D-48, oder „all“.`,
	deliveries: ({ count, more }) => (count === 0 ? "Keine Zustellung passt dazu." : more ? `Die neuesten ${deliveries(count)}.` : `${deliveries(count)}.`),
	deliveryColumns: () => ["Zustellung", "Wann", "Von", "Thema", "Status", "Grund"],
	deliveriesMoreLabel: () => "Frühere",
	deliveryTitle: ({ delivery, marketplace, topic }) => `${delivery} · ${marketplace} · ${topic}`,
	deliveryText: ({ status, attempts, error, next }) =>
		`${capital(deliveryState(status))}${attempts > 0 ? ` nach ${attempts} ${attempts === 1 ? "Versuch" : "Versuchen"}` : ""}.${next === null ? "" : ` Nächster Versuch: ${next}.`}${error === null ? "" : `\n${error}`}`,
	deliveryFields: () => ({ came: "Eingegangen", finished: "Fertig", order: "Bestellung dort", size: "Größe", body: "Inhalt" }),
	deliverySize: ({ bytes }) => `${number(bytes)} Byte`,
	replayLabel: () => "Nochmals verarbeiten",
	replayed: ({ count, most }) =>
		count === 0
			? "Nichts ist fehlgeschlagen: Es muss nichts nochmals verarbeitet werden."
			: `${deliveries(count)} ${count === 1 ? "wird" : "werden"} nochmals verarbeitet.${count === most ? " Vielleicht gibt es noch mehr: Tippe es noch einmal." : ""}`,
	connectionNotFound: () => "Diese Verbindung gibt es nicht.",
	connectionsNone: () => "Noch ist kein Marktplatz verbunden.",
	connectionsNoneHint: () => "Verbinde einen: /market connect shopify demo.myshopify.com secret:…",
	connections: ({ count }) => `${count} ${count === 1 ? "Marktplatz ist" : "Marktplätze sind"} verbunden.`,
	connectionsMore: () => "Gezeigt werden nur die ersten 100.",
	connectionColumns: () => ["Verbindung", "Marktplatz", "Konto", "Status", "Letzte Zustellung", "Fehlgeschlagen"],
	never: () => "nie",
	badDelivery: ({ reason }) => `Die Zustellung lässt sich nicht lesen: ${reason}`,
	unknownMarketplace: ({ marketplace }) => `Diese Version kennt keinen Marktplatz namens ${marketplace}.`,
	deliveryTaken: () => "Die Zustellung ist inzwischen in anderen Händen.",
	accountClosed: ({ connection, account, marketplace }) =>
		`${account} auf ${marketplace} (M-${connection}) hat uns den Zugriff entzogen: Von dort kommen keine Bestellungen mehr.\nInstalliere die App dort wieder, dann /market resume M-${connection}.`,
	dataRequested: ({ marketplace, customers }) =>
		customers.length === 0
			? `Ein Kunde von ${marketplace} möchte wissen, was du über ihn gespeichert hast. Hier ist nichts über ihn gespeichert.\nAntworte innerhalb von 30 Tagen.`
			: `Ein Kunde von ${marketplace} möchte wissen, was du über ihn gespeichert hast: ${customers.map((customer) => `C-${customer}`).join(", ")}.\n/customer show zeigt alles. Antworte innerhalb von 30 Tagen.`,
	orderNotFound: () => "Diese Bestellung gibt es nicht.",
	saleNotOverCounter: ({ order }) => `${order} wurde auf einem Marktplatz verkauft: Storniere oder erstatte dort.`,
	saleColumns: () => ["SKU", "Artikel", "Verkauft", "Preis", "Übrig"],
	orderSold: ({ order, marketplace, lines, isAgain }) => {
		const [line] = lines;
		const what = `${isAgain ? "Doch verkauft" : "Verkauft"} auf ${marketplace}`;
		const which = isAgain ? `Bestellung ${order} war dort storniert und geht weiter.` : `Bestellung ${order}.`;
		if (line && lines.length === 1) return `${what}: ${named(line)} zu ${line.price}, ${line.left} übrig.\n${which}`;
		return `${what}: ${copies(lines.reduce((sum, { quantity }) => sum + quantity, 0))} von ${lines.length} Artikeln.\n${which}`;
	},
	orderOversold: ({ order, number: own, marketplace, items }) => {
		const which = items.map(({ sku, title, missing }) => `${copies(missing)} von ${title} (${sku})`).join(", ");
		const isOne = items.length === 1 && items[0]?.missing === 1;
		const claims = items.map(({ sku, orders, places }) => {
			const others = orders
				.filter((other) => other.number !== own)
				.map((other) => `${other.name ?? ""} (O-${other.number}) hat ${other.copies} reserviert`.trim());
			const there = places.map(({ location, onHand, committed }) => `${location ?? "Hauptlagerort"} hat ${onHand}, ${committed} verkauft`);
			return [...others, ...there].length === 0 ? "" : `\n${sku}: ${[...others, ...there].join("; ")}.`;
		});
		return `Überverkauft: In Bestellung ${order} auf ${marketplace} ${isOne ? "fehlt" : "fehlen"} ${which}.${claims.join("")}\nDer Verkauf gilt. Finde den fehlenden Bestand, verkaufe einen anderen Artikel oder storniere die Position (und sag es ${marketplace}).`;
	},
	cancelLineLabel: () => "Position stornieren",
	substituteLabel: () => "Anderen Artikel verkaufen",
	findStockLabel: () => "Wo liegt er?",
	mapLineLabel: () => "Das ist …",
	createItemLabel: () => "Neuer Artikel",
	ignoreLineLabel: () => "Ignorieren",
	unknownSku: ({ order, marketplace, lines }) => {
		const skus = [...new Set(lines.map(({ sku }) => sku).filter((sku) => sku !== ""))];
		const which = skus.length === 0 ? "Eine Position ohne SKU" : `Unbekannte SKU ${skus.join(", ")}`;
		const add = lines.find(({ sku }) => sku !== "");
		const next = add
			? `\nDafür ist kein Bestand reserviert. Leg den Artikel an: /item new ${quoted(add.sku)} "${add.title.replaceAll('"', "”")}" <Kategorie> <Preis>`
			: "\nDafür ist kein Bestand reserviert.";
		return `${which} in Bestellung ${order} auf ${marketplace}: ${lines.map(named).join(", ")}.${next}`;
	},
	orderCancelled: ({ order, marketplace, copies: freed }) =>
		`Bestellung ${order} wurde auf ${marketplace} storniert; ${freed === 0 ? "dafür war kein Bestand reserviert" : `${copies(freed)} ${freed === 1 ? "ist" : "sind"} wieder frei`}.`,
};
