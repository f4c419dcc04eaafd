import { inventory } from "./inventory.ts";

const { copies } = inventory;
const number = (value: number) => value.toLocaleString("en");
const plural = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;

/** A shop at a glance: /shop home, and each morning's digest. */
export const home = {
	homeTitle: ({ name }: { name: string }) => name,
	homeToday: ({ orders, copies: count, sums }: { orders: number; copies: number; sums: readonly string[] }) =>
		orders === 0 ? "Nothing was sold today yet." : `Today: ${plural(orders, "order", "orders")}, ${copies(count)}, ${sums.join(" and ")}.`,
	homeNothing: () => "Nothing needs you now.",
	homeOversold: ({ lines, order }: { lines: number; order: string }) =>
		`${plural(lines, "order line lacks", "order lines lack")} copies, the oldest in ${order}: call it off or sell another item.`,
	homeUnknown: ({ lines, order }: { lines: number; order: string }) =>
		`${plural(lines, "order line waits", "order lines wait")} for an item, the oldest in ${order}: say which one is meant.`,
	homeTroubled: ({ connection, marketplace }: { connection: string; marketplace: string }) => `${marketplace} (${connection}) needs you.`,
	homeConfirm: ({ operation }: { operation: string }) => `${operation} waits for its confirmation.`,
	homeOpenOrders: ({ count }: { count: number }) => `${plural(count, "order waits", "orders wait")} to be sent.`,
	homeLow: ({ count }: { count: number }) => `${plural(count, "item runs", "items run")} low.`,
	homeSales: () => "Sold today",
	homeSalesThen: () => "Sold",
	homeSalesLine: ({ name, orders, copies: count, net }: { name: string; orders: number; copies: number; net: string }) =>
		`${name}: ${plural(orders, "order", "orders")}, ${copies(count)}, ${net}`,
	homeLowField: ({ count }: { count: number }) => `Low stock (${number(count)})`,
	homeLowLine: ({ sku, title, available }: { sku: string; title: string; available: number }) =>
		`${title} (${sku}): ${available <= 0 ? "none left" : `${number(available)} left`}`,
	homeMore: ({ count }: { count: number }) => `and ${number(count)} more`,
	homeOrders: () => "Orders",
	homeOrdersLine: ({ open, unknown, oversold }: { open: number; unknown: number; oversold: number }) =>
		[
			`${number(open)} to be sent`,
			...(unknown > 0 ? [`${plural(unknown, "line waits", "lines wait")} for an item`] : []),
			...(oversold > 0 ? [`${plural(oversold, "line lacks", "lines lack")} copies`] : []),
		].join(", "),
	homeBulk: () => "Bulk operations",
	homeBulkLine: ({ operation, status, done, total }: { operation: string; status: string; done: number; total: number }) =>
		status === "previewed"
			? `${operation} waits for its confirmation`
			: `${operation} ${status === "queued" ? "waits for its turn" : `runs: ${number(done)} of ${number(total)}`}`,
	homeConnections: () => "Connections",
	homeConnectionLine: ({ connection, marketplace, trouble, dead }: { connection: string; marketplace: string; trouble: string | null; dead: number }) =>
		`${marketplace} (${connection}): ${[...(trouble === null ? [] : [trouble]), ...(dead > 0 ? [`${plural(dead, "delivery", "deliveries")} could not be worked off`] : [])].join("; ")}`,
	reportLabel: () => "Sales report",
	findLabel: () => "Find an item",
	helpLabel: () => "What I can do",
	operationLabel: ({ operation }: { operation: string }) => `Show ${operation}`,
	orderLabelShow: ({ order }: { order: string }) => `Show ${order}`,
	connectionLabel: ({ connection }: { connection: string }) => `Look at ${connection}`,
	digestSold: ({ period, orders, copies: count, sums }: { period: string; orders: number; copies: number; sums: readonly string[] }) =>
		orders === 0 ? `${period}: nothing was sold.` : `${period}: ${plural(orders, "order", "orders")}, ${copies(count)}, ${sums.join(" and ")}.`,
	digestNothing: ({ period }: { period: string }) => `${period}: nothing was sold, and nothing needs you.`,
	digestAlt: ({ day, amount }: { day: string; amount: string }) => `What was sold on each of the last 14 days; ${day} came to ${amount}.`,
};
