const copies = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "copy" : "copies"}`;
const quoted = (value: string) => (/\s/.test(value) ? `"${value}"` : value);

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

const TOPIC_NAMES: Readonly<Record<string, string>> = { sales: "sales", bulk: "bulk operations", errors: "errors" };

const ACCOUNT_HINTS: Readonly<Record<string, string>> = {
	shopify: "Give its permanent name, as in the address of the admin: demo.myshopify.com. Custom domains do not count.",
	woocommerce: "Give the store's address: https://shop.example",
	ebay: "Give the user name that you sell under.",
	cardtrader: "Give your user name there.",
	square: "Give the merchant id, like MLJXH2C5BKMF0: Square Dashboard → Account & Settings → Business → About.",
	bigcommerce: "Give the store's hash, as in its address: store-abc123xyz.mybigcommerce.com has abc123xyz.",
	etsy: "Give the shop's number (shop_id), not its name.",
	whatnot: "Give the user name that you sell under.",
};

const topicNames = (topics: readonly string[]) => (topics.length === 0 ? "nothing" : topics.map((topic) => TOPIC_NAMES[topic] ?? topic).join(", "));

/** Marketplaces, their deliveries and what is sold there. */
export const market = {
	accountHint: (marketplace: string) => ACCOUNT_HINTS[marketplace] ?? "",
	alreadyConnected: ({ account, marketplace, connection }: { account: string; marketplace: string; connection: number }) =>
		`${account} on ${marketplace} is connected already, as M-${connection}.`,
	connected: ({ account, connection }: { account: string; connection: number }) =>
		`${account} is connected as M-${connection}.\nOne step is left: tell Shopify to post its orders to the address below.`,
	connectedWhere: () => "Where",
	connectedWhereSteps: () => "Shopify admin → Settings → Notifications → Webhooks → Create webhook",
	connectedUrl: () => "URL",
	connectedEvents: () => "Events",
	connectedEventsSteps: () => "Order creation, Order update, Order payment and Order cancellation: one webhook each, all with this URL, format JSON",
	connectedSecret: () => "Secret",
	connectedSecretSteps: () => 'It must be the one that the page shows under "Your webhooks will be signed with". It is kept encrypted and is shown nowhere.',
	connectedLocal: () => "Note",
	connectedLocalSteps: () => "This address is only known on this machine. Set PUBLIC_URL to one that the internet can reach (https), and use that.",
	connectionNotFound: () => "That connection is not there.",
	connectionsNone: () => "No marketplace is connected yet.",
	connectionsNoneHint: () => "Connect one: /market connect shopify demo.myshopify.com secret:…",
	connections: ({ count }: { count: number }) => `${count} ${count === 1 ? "marketplace is" : "marketplaces are"} connected.`,
	connectionsMore: () => "Only the first 100 are shown.",
	connectionColumns: () => ["Connection", "Marketplace", "Account", "Status", "Last delivery", "Failing"],
	never: () => "never",
	badTopic: ({ typed, near, topics }: { typed: string; near: string | null; topics: readonly string[] }) =>
		`"${typed.slice(0, 80)}" is none of ${topics.join(", ")}.${near === null ? "" : ` Did you mean ${near}?`}`,
	subscribed: ({ topics }: { topics: readonly string[] }) => `This channel is told of ${topicNames(topics)} from now on.`,
	subscriptionMoved: ({ topics }: { topics: readonly string[] }) =>
		`This channel is told of ${topicNames(topics)} by now: somebody changed it since. Nothing was undone.`,
	undoneSubscription: ({ topics }: { topics: readonly string[] }) => `the channel is told of ${topicNames(topics)}.`,
	badDelivery: ({ reason }: { reason: string }) => `The delivery can't be read: ${reason}`,
	unknownMarketplace: ({ marketplace }: { marketplace: string }) => `This version knows no marketplace called ${marketplace}.`,
	deliveryTaken: () => "The delivery is in other hands by now.",
	deliveryDead: ({ marketplace, topic, reason }: { marketplace: string; topic: string; reason: string }) =>
		`A delivery from ${marketplace} (${topic}) could not be worked off and is kept.\n${reason}`,
	accountClosed: ({ connection, account, marketplace }: { connection: number; account: string; marketplace: string }) =>
		`${account} on ${marketplace} (M-${connection}) took our access back: no orders come from there any more.\nInstall it there again, then /market resume M-${connection}.`,
	dataRequested: ({ marketplace, customers }: { marketplace: string; customers: readonly number[] }) =>
		customers.length === 0
			? `A buyer asked ${marketplace} what you keep of them. Nothing of them is kept here.\nAnswer them within 30 days.`
			: `A buyer asked ${marketplace} what you keep of them: ${customers.map((number) => `C-${number}`).join(", ")}.\n/customer show tells all of it. Answer them within 30 days.`,
	orderNotFound: () => "That order is not there.",
	saleNotOverCounter: ({ order }: { order: string }) => `${order} was sold on a marketplace: cancel or refund it there.`,
	saleColumns: () => ["SKU", "Item", "Sold", "Price", "Left"],
	orderSold: ({ order, marketplace, lines }: { order: string; marketplace: string; lines: readonly (NamedLine & { price: string; left: number })[] }) => {
		const [line] = lines;
		if (line && lines.length === 1) return `Sold on ${marketplace}: ${named(line)} at ${line.price}, ${line.left} left.\nOrder ${order}.`;
		return `Sold on ${marketplace}: ${copies(lines.reduce((sum, { quantity }) => sum + quantity, 0))} of ${lines.length} items.\nOrder ${order}.`;
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
