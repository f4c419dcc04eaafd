const number = (n: number | bigint) => n.toLocaleString("en");
const copies = (n: bigint) => `${number(n)} ${n === 1n || n === -1n ? "copy" : "copies"}`;
const orders = (n: number) => `${number(n)} ${n === 1 ? "order" : "orders"}`;
const lines = (n: number) => `${number(n)} ${n === 1 ? "line" : "lines"}`;
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const SALES_FIELDS = {
	gross: "Gross",
	discount: "Discounts",
	returned: "Returned",
	net: "Net",
	sellerTax: "Tax you collected",
	marketplaceTax: "Tax the marketplaces collected",
	otherTax: "Tax, collector unknown",
	fee: "Fees",
	cost: "Cost of goods",
	margin: "Margin",
	cancelled: "Cancelled",
} as const;

/** Sales and the stock's value. */
export const report = {
	reportBackwards: ({ since, until }: { since: string; until: string }) => `until: "${until.slice(0, 80)}" is not after since: "${since.slice(0, 80)}".`,
	reportPeriod: ({ from, to }: { from: string; to: string | null }) => (to === null ? `Since ${from}` : from === to ? `On ${from}` : `From ${from} to ${to}`),
	salesNone: ({ period }: { period: string }) => `${period}: no orders.`,
	salesNoneHint: () => "Ask for a longer time: /report sales since:365d.",
	salesText: (sold: { period: string; orders: number; copies: bigint; net: string }) =>
		`${sold.period}: ${orders(sold.orders)}, ${copies(sold.copies)}, ${sold.net} after discounts and returns.`,
	salesMargin: ({ margin, without, of }: { margin: string; without: number; of: number }) =>
		without === 0
			? `Margin ${margin}, after fees and cost.`
			: `Margin ${margin}, after fees and cost; ${lines(without)} of ${number(of)} ${without === 1 ? "has" : "have"} no cost and ${without === 1 ? "is" : "are"} left out of it.`,
	salesBesides: (sold: { orders: number; copies: bigint; net: string; currency: string }) =>
		`Besides, in ${sold.currency}: ${orders(sold.orders)}, ${copies(sold.copies)}, ${sold.net}.`,
	salesField: ({ figure, currency }: { figure: keyof typeof SALES_FIELDS; currency: string | null }) =>
		currency === null ? SALES_FIELDS[figure] : `${SALES_FIELDS[figure]} (${currency})`,
	salesApart: ({ amount, count }: { amount: string; count: bigint }) => `${amount} (${copies(count)})`,
	salesColumns: ({ by }: { by: string }) => [capital(by), "Orders", "Copies", "Net", "Margin"],
	salesFileColumns: () => [
		"Section",
		"Name",
		"Currency",
		"Orders",
		"Lines",
		"Copies",
		"Gross",
		"Discounts",
		"Tax (seller)",
		"Tax (marketplace)",
		"Tax (unknown)",
		"Fees",
		"Returned copies",
		"Returned",
		"Cancelled copies",
		"Cancelled",
		"Net",
		"Cost of goods",
		"Lines without cost",
		"Margin",
	],
	salesTopCut: ({ count }: { count: number }) => `The file has the ${number(count)} best items of each currency.`,
	salesTotal: () => "All",
	salesCounter: () => "Counter",
	salesChannel: (channel: { connection: number; marketplace: string; account: string }) => `M-${channel.connection} ${channel.marketplace} ${channel.account}`,
	salesItem: ({ sku, title }: { sku: string; title: string }) => (sku === "" ? title : `${title} (${sku})`),
	valueNone: ({ at }: { at: string | null }) => (at === null ? "There is no stock." : `There was no stock at the end of ${at}.`),
	valueText: (stock: { at: string | null; copies: bigint; items: number; price: string }) =>
		`${stock.at === null ? "" : `At the end of ${stock.at}: `}${copies(stock.copies)} of ${number(stock.items)} ${stock.items === 1 ? "item" : "items"}, worth ${stock.price} at price.`,
	valueCost: ({ cost, without, past }: { cost: string; without: bigint; past: boolean }) =>
		`${cost} at${past ? " today's" : ""} cost${without === 0n ? "" : `; ${copies(without)} ${without === 1n ? "has" : "have"} no cost and ${without === 1n ? "is" : "are"} left out of it`}.`,
	valueSince: ({ since, copies: more, price }: { since: string; copies: bigint; price: string }) =>
		`Since ${since}: ${more > 0n ? "+" : ""}${copies(more)}, ${price} at price.`,
	valueColumns: ({ by }: { by: string }) => [capital(by), "Items", "Copies", "At price", "At cost"],
	valueFileColumns: () => ["Section", "Name", "Currency", "Items", "Copies", "At price", "At cost", "Copies without cost"],
};
