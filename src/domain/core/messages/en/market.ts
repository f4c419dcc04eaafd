const copies = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "copy" : "copies"}`;
const quoted = (value: string) => (/\s/.test(value) ? `"${value}"` : value);

interface SoldLine extends NamedLine {
	price: string;
	left: number;
}

interface NamedLine {
	sku: string;
	title: string;
	quantity: number;
}

interface ShortItem extends NamedLine {
	missing: number;
	/** That hold copies of it. */
	orders: readonly { number: number; name: string | null; copies: number }[];
	places: readonly { location: string | null; onHand: number; committed: number }[];
}

const named = ({ sku, title, quantity }: NamedLine) => `${quantity} × ${title}${sku === "" ? "" : ` (${sku})`}`;

const ACCOUNT_HINTS: Readonly<Record<string, string>> = {
	shopify: "Give its permanent name, as in the address of the admin: demo.myshopify.com. Custom domains do not count.",
	woocommerce: "Give the store's address: https://shop.example",
	ebay: "Give the user name that you sell under.",
	cardtrader: "Give your user name there.",
	square: "Give the merchant id, like MLJXH2C5BKMF0: Square Dashboard → Account & Settings → Business → About.",
	bigcommerce: "Give the store's hash, as in its address: store-abc123xyz.mybigcommerce.com has abc123xyz.",
	etsy: "Give the shop's number (shop_id), not its name.",
	whatnot: "Give the user name that you sell under.",
	tcgplayer: "Give your seller name there, up to 64 letters and digits.",
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
		where: "Shopify admin → Settings → Notifications → Webhooks → Create webhook",
		events:
			"Order creation, Order update, Order payment, Order cancellation and Order deletion, Fulfillment creation and update, Refund create, Product creation, update and deletion: one webhook each, all with this URL, format JSON",
		secret: 'It must be the one that the page shows under "Your webhooks will be signed with". It is kept encrypted and is shown nowhere.',
	},
	woocommerce: {
		where: "WooCommerce → Settings → Advanced → Webhooks → Add webhook",
		events: "Order created, Order updated, Order restored, Order deleted, Product created, updated, restored and deleted: one webhook each, status Active",
		secret: "Enter the same secret in each of them. It is kept encrypted and is shown nowhere.",
	},
	ebay: {
		where: "developer.ebay.com → Application keys → Notifications",
		events: "Marketplace account deletion, and the order topics of the Notification API",
		secret: "It is the verification token of that page. It is kept encrypted and is shown nowhere.",
	},
	cardtrader: {
		where: "CardTrader → Settings → API → Webhook address",
		events: "All of them come to this one address",
		secret: "It is the shared_secret of your app. It is kept encrypted and is shown nowhere.",
	},
	square: {
		where: "Square Developer Console → your application → Webhooks → Subscriptions → Add subscription",
		events: "order.created, order.updated, order.fulfillment.updated, refund.created, refund.updated, inventory.count.updated, oauth.authorization.revoked",
		secret: "It is the subscription's signature key. It is kept encrypted and is shown nowhere.",
	},
	bigcommerce: {
		where: "BigCommerce's webhooks API: POST /v3/hooks, one for each scope",
		events: "store/order/*, store/shipment/*, store/product/*, store/app/uninstalled",
		secret: "It is the API account's client secret. It is kept encrypted and is shown nowhere.",
	},
	etsy: {
		where: "Etsy's developer portal → your app → Webhooks",
		events: "order.paid, order.canceled, order.shipped",
		secret: "It is the signing secret (whsec_…) that the portal shows. It is kept encrypted and is shown nowhere.",
	},
	whatnot: {
		where: "Whatnot's developer portal → your app → Webhooks",
		events: "Orders, listings and inventory",
		secret: "It is the signing secret (whsec_…) that the portal shows. It is kept encrypted and is shown nowhere.",
	},
};

/** Marketplaces, their deliveries and what is sold there. */
export const market = {
	accountHint: (marketplace: string) => ACCOUNT_HINTS[marketplace] ?? "",
	alreadyConnected: ({ account, marketplace, connection }: { account: string; marketplace: string; connection: number | null }) =>
		`${account} on ${marketplace} is connected already${connection === null ? "" : `, as M-${connection}`}.`,
	secretMissing: ({ marketplace }: { marketplace: string }) => `secret: what does ${marketplace} sign its webhooks with? Give it as secret:…`,
	connected: ({ account, connection, marketplace, isWatched }: { account: string; connection: number; marketplace: string; isWatched: boolean }) =>
		`${account} is connected as M-${connection}.\n${isWatched ? `Its webhooks are made on ${marketplace} in the next minute, and watched from then on.` : `One step is left: tell ${marketplace} to post its orders to the address below.`}`,
	connectedWhere: () => "Where",
	connectedWhereSteps: (marketplace: string) => STEPS[marketplace]?.where ?? "",
	connectedUrl: () => "URL",
	connectedEvents: () => "Events",
	connectedEventsSteps: (marketplace: string) => STEPS[marketplace]?.events ?? "",
	connectedSecret: () => "Secret",
	connectedSecretSteps: (marketplace: string) => STEPS[marketplace]?.secret ?? "",
	connectedMadeSecret: ({ secret }: { secret: string }) => `${secret}\nIt is shown this once and kept encrypted.`,
	connectedLocal: () => "Note",
	connectedLocalSteps: () => "This address is only known on this machine. Set PUBLIC_URL to one that the internet can reach (https), and use that.",
	connectForm: () => "Connect a marketplace",
	connectSubmit: () => "Connect",
	connectLabels: () => ({
		account: "Its name for your shop",
		secret: "Signing secret of its webhooks",
		key: "API key (WooCommerce, eBay, Etsy)",
		keysecret: "The API key's secret",
		token: "API token",
	}),
	rotateForm: () => "New secrets",
	rotateSubmit: () => "Keep them",
	rotateNeedsSomething: () => "Nothing was given: secret:… for the webhooks, or key:…, keysecret:…, token:… for the API.",
	rotated: ({ connection, hasNewSecret, credentials, days }: { connection: number; hasNewSecret: boolean; credentials: readonly string[]; days: number }) =>
		[
			hasNewSecret && `M-${connection} has a new secret; the former one stays live for ${days} days. Set the new one on the marketplace now.`,
			credentials.length > 0 && `M-${connection} has a new ${credentials.join(", ")} for the API.`,
		]
			.filter(Boolean)
			.join("\n"),
	connectionUnknown: ({ typed, connections }: { typed: string; connections: readonly string[] }) =>
		`"${typed.slice(0, 80)}" is no connection.${connections.length === 0 ? " There is none yet: /market connect" : ` There is ${connections.slice(0, 20).join(", ")}.`}`,
	connectionSeveral: ({ typed, connections }: { typed: string; connections: readonly string[] }) =>
		`Several connections are called "${typed.slice(0, 80)}": ${connections.join(", ")}. Give the number.`,
	connectionMoved: ({ connection, status }: { connection: number; status: string }) => `M-${connection} is ${status} by now. Nothing was changed.`,
	undoneConnection: ({ number, state }: { number: number; state: string }) => `M-${number} is ${state} again.`,
	connectionSame: ({ connection, state }: { connection: number; state: string }) => `M-${connection} is ${state} already; nothing was changed.`,
	connectionPaused: ({ connection }: { connection: number }) =>
		`M-${connection} is paused: what its marketplace posts is kept and waits, and nothing is pushed there.\nGo on with /market resume M-${connection}.`,
	connectionResumed: ({ connection, waiting }: { connection: number; waiting: number }) =>
		`M-${connection} works again.${waiting > 0 ? ` ${waiting} ${waiting === 1 ? "delivery that waited is" : "deliveries that waited are"} worked off now.` : ""}`,
	connectionRemoved: ({ connection, account }: { connection: number; account: string }) =>
		`M-${connection} (${account}) is removed: its address answers no more. Its orders stay.\nRemove its webhooks on the marketplace too.`,
	removeAsk: ({ connection, account }: { connection: number; account: string }) =>
		`Remove M-${connection} (${account})? Orders from there reach you no more; those that came stay.`,
	removeLabel: () => "Remove it",
	connectionTitle: ({ connection, marketplace, account }: { connection: number; marketplace: string; account: string }) =>
		`M-${connection} · ${marketplace} · ${account}`,
	connectionState: ({ status, deliveries, dead, failed }: { status: string; deliveries: number; dead: number; failed: number }) => {
		const troubled = [failed > 0 && `${failed} failing`, dead > 0 && `${dead} given up`].filter(Boolean).join(", ");
		return `${status.charAt(0).toUpperCase()}${status.slice(1)}. ${deliveries} ${deliveries === 1 ? "delivery" : "deliveries"} in the last 24 hours${troubled === "" ? "" : `; ${troubled}`}.`;
	},
	connectionFields: () => ({
		url: "URL",
		last: "Last delivery",
		waiting: "Waiting",
		api: "API",
		polled: "Orders asked for until",
		listings: "Listings",
		secret: "Secret changed",
		trouble: "Trouble",
	}),
	connectionWaiting: ({ waiting, minutes }: { waiting: number; minutes: number }) => `${waiting}, the oldest for ${minutes} min`,
	connectionApi: ({ has }: { has: boolean | null }) => (has === null ? "none that we ask" : has ? "keys are there" : "no keys: /market rotate"),
	connectionListings: ({ listings, unmatched, drifting }: { listings: number; unmatched: number; drifting: number }) =>
		[`${listings} for sale`, unmatched > 0 && `${unmatched} without an item`, drifting > 0 && `${drifting} with another stock than yours`]
			.filter(Boolean)
			.join(", "),
	pauseLabel: () => "Pause",
	resumeLabel: () => "Resume",
	failedDeliveriesLabel: () => "What failed",
	troubleFailing: ({ failed, latest }: { failed: number; latest: number }) => `${failed} of the latest ${latest} deliveries could not be worked off.`,
	troubleSilent: ({ days }: { days: number }) => `Nothing has come for ${days} days, though it was busy before: look whether its webhooks are still there.`,
	connectionTroubled: ({ connection, marketplace, trouble }: { connection: number; marketplace: string; trouble: string }) =>
		`Something is wrong with M-${connection} on ${marketplace}.\n${trouble}`,
	connectionWell: ({ connection, marketplace }: { connection: number; marketplace: string }) => `M-${connection} on ${marketplace} is well again.`,
	webhooksCreated: ({ connection, marketplace, topics }: { connection: number; marketplace: string; topics: readonly string[] }) =>
		`Webhooks for M-${connection} are set up on ${marketplace}: ${topics.join(", ")}. What happens there is told here from now on.`,
	webhooksEnabled: ({ connection, marketplace, topics }: { connection: number; marketplace: string; topics: readonly string[] }) =>
		`${marketplace} had switched off webhooks of M-${connection} (${topics.join(", ")}); they are on again. Orders that came meanwhile are asked for.`,
	deliveryCleared: ({ delivery }: { delivery: string }) => `${delivery} was cleared for its age: what it said is not kept any more.`,
	deliveryNotFound: ({ delivery }: { delivery: string }) => `${delivery} is not there.`,
	deliveryUnderWay: ({ delivery }: { delivery: string }) => `${delivery} is being worked on, or waits for it: nothing to replay.`,
	badDeliveryNumber: ({ typed }: { typed: string }) => `"${typed.slice(0, 80)}" is no delivery. Give its number, like D-48, or "all".`,
	deliveries: ({ count, more }: { count: number; more: boolean }) =>
		count === 0 ? "No delivery is like that." : `${more ? "The latest " : ""}${count} ${count === 1 ? "delivery" : "deliveries"}.`,
	deliveryColumns: () => ["Delivery", "When", "From", "Topic", "Status", "Reason"],
	deliveriesMoreLabel: () => "Earlier ones",
	deliveryTitle: ({ delivery, marketplace, topic }: { delivery: string; marketplace: string; topic: string }) => `${delivery} · ${marketplace} · ${topic}`,
	deliveryText: ({ status, attempts, error, next }: { status: string; attempts: number; error: string | null; next: string | null }) =>
		`${status.charAt(0).toUpperCase()}${status.slice(1)}${attempts > 0 ? ` after ${attempts} ${attempts === 1 ? "attempt" : "attempts"}` : ""}.${next === null ? "" : ` Next one ${next}.`}${error === null ? "" : `\n${error}`}`,
	deliveryFields: () => ({ came: "Came", finished: "Finished", order: "Order there", size: "Size", body: "Body" }),
	deliverySize: ({ bytes }: { bytes: number }) => `${bytes.toLocaleString("en")} bytes`,
	replayLabel: () => "Work it off again",
	replayed: ({ count, most }: { count: number; most: number }) =>
		count === 0
			? "Nothing failed: there is nothing to replay."
			: `${count.toLocaleString("en")} ${count === 1 ? "delivery is" : "deliveries are"} worked off again.${count === most ? " There may be more: say it again." : ""}`,
	connectionNotFound: () => "That connection is not there.",
	connectionsNone: () => "No marketplace is connected yet.",
	connectionsNoneHint: () => "Connect one: /market connect shopify demo.myshopify.com secret:…",
	connections: ({ count }: { count: number }) => `${count} ${count === 1 ? "marketplace is" : "marketplaces are"} connected.`,
	connectionsMore: () => "Only the first 100 are shown.",
	connectionColumns: () => ["Connection", "Marketplace", "Account", "Status", "Last delivery", "Failing"],
	never: () => "never",
	badDelivery: ({ reason }: { reason: string }) => `The delivery can't be read: ${reason}`,
	unknownMarketplace: ({ marketplace }: { marketplace: string }) => `This version knows no marketplace called ${marketplace}.`,
	deliveryTaken: () => "The delivery is in other hands by now.",
	accountClosed: ({ connection, account, marketplace }: { connection: number; account: string; marketplace: string }) =>
		`${account} on ${marketplace} (M-${connection}) took our access back: no orders come from there any more.\nInstall it there again, then /market resume M-${connection}.`,
	dataRequested: ({ marketplace, customers }: { marketplace: string; customers: readonly number[] }) =>
		customers.length === 0
			? `A buyer asked ${marketplace} what you keep of them. Nothing of them is kept here.\nAnswer them within 30 days.`
			: `A buyer asked ${marketplace} what you keep of them: ${customers.map((number) => `C-${number}`).join(", ")}.\n/customer show tells all of it. Answer them within 30 days.`,
	orderNotFound: () => "That order is not there.",
	saleNotOverCounter: ({ order }: { order: string }) => `${order} was sold on a marketplace: cancel or refund it there.`,
	saleColumns: () => ["SKU", "Item", "Sold", "Price", "Left"],
	orderSold: ({ order, marketplace, lines, isAgain }: { order: string; marketplace: string; lines: readonly SoldLine[]; isAgain: boolean }) => {
		const [line] = lines;
		const what = `${isAgain ? "Sold after all" : "Sold"} on ${marketplace}`;
		const which = isAgain ? `Order ${order} had been cancelled there, and goes on.` : `Order ${order}.`;
		if (line && lines.length === 1) return `${what}: ${named(line)} at ${line.price}, ${line.left} left.\n${which}`;
		return `${what}: ${copies(lines.reduce((sum, { quantity }) => sum + quantity, 0))} of ${lines.length} items.\n${which}`;
	},
	orderOversold: ({ order, number, marketplace, items }: { order: string; number: number; marketplace: string; items: readonly ShortItem[] }) => {
		const which = items.map(({ sku, title, missing }) => `${copies(missing)} of ${title} (${sku})`).join(", ");
		const claims = items.map(({ sku, orders, places }) => {
			const others = orders.filter((other) => other.number !== number).map((other) => `${other.name ?? ""} (O-${other.number}) holds ${other.copies}`.trim());
			const there = places.map(({ location, onHand, committed }) => `${location ?? "main location"} has ${onHand}, ${committed} sold`);
			return [...others, ...there].length === 0 ? "" : `\n${sku}: ${[...others, ...there].join("; ")}.`;
		});
		return `Oversold: order ${order} on ${marketplace} lacks ${which}.${claims.join("")}\nThe sale is kept. Find the missing stock, sell another, or cancel the line (and tell ${marketplace}).`;
	},
	cancelLineLabel: () => "Cancel the line",
	substituteLabel: () => "Sell another",
	findStockLabel: () => "Where is it?",
	mapLineLabel: () => "It is …",
	createItemLabel: () => "New item",
	ignoreLineLabel: () => "Ignore it",
	unknownSku: ({ order, marketplace, lines }: { order: string; marketplace: string; lines: readonly NamedLine[] }) => {
		const skus = [...new Set(lines.map(({ sku }) => sku).filter((sku) => sku !== ""))];
		const which = skus.length === 0 ? "A line without a SKU" : `Unknown SKU ${skus.join(", ")}`;
		const add = lines.find(({ sku }) => sku !== "");
		const next = add
			? `\nIt holds no stock. Add it: /item new ${quoted(add.sku)} "${add.title.replaceAll('"', "”")}" <category> <price>`
			: "\nIt holds no stock.";
		return `${which} in order ${order} on ${marketplace}: ${lines.map(named).join(", ")}.${next}`;
	},
	orderCancelled: ({ order, marketplace, copies: freed }: { order: string; marketplace: string; copies: number }) =>
		`Order ${order} was cancelled on ${marketplace}; ${freed === 0 ? "it held no stock" : `${copies(freed)} ${freed === 1 ? "is" : "are"} free again`}.`,
};
