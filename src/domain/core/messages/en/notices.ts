import { inventory } from "./inventory.ts";

const { copies } = inventory;
const number = (value: number) => value.toLocaleString("en");
const plural = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;

const TOPIC_NAMES: Readonly<Record<string, string>> = { sales: "sales", "low-stock": "low stock", bulk: "bulk operations", errors: "errors" };

interface News {
	topics: readonly string[];
	quietHours: string | null;
	digestAt: string | null;
}

const digest = (digestAt: string | null) => (digestAt === null ? [] : [`the day before at ${digestAt}`]);
const heard = ({ topics, digestAt }: News) => [...topics.map((topic) => TOPIC_NAMES[topic] ?? topic), ...digest(digestAt)].join(", ") || "nothing";
const quiet = (quietHours: string | null) => (quietHours === null ? "" : `, quiet from ${quietHours.replace("-", " to ")}`);

/** What the bot says by itself: who hears what, and what groups of news say. */
export const notices = {
	badTopic: ({ typed, near, topics }: { typed: string; near: string | null; topics: readonly string[] }) =>
		`"${typed.slice(0, 80)}" is none of ${topics.join(", ")}.${near === null ? "" : ` Did you mean ${near}?`}`,
	subscribed: (news: News) => `This channel is told of ${heard(news)} from now on${quiet(news.quietHours)}.`,
	unsubscribed: () => "This channel is told of nothing any more.",
	notSubscribed: () => "This channel is told of nothing.",
	notSubscribedHint: () => "Ask for something: /notify here sales low-stock",
	notifiedOf: ({ topics }: { topics: readonly string[] }) => `This channel is not told of ${topics.join(", ")}: nothing was changed.`,
	subscriptionMoved: (news: News) => `This channel is told of ${heard(news)} by now: somebody changed it since. Nothing was undone.`,
	undoneSubscription: (news: News) => `the channel is told of ${heard(news)}${quiet(news.quietHours)}.`,
	badQuietHours: ({ value }: { value: string }) => `quiet: "${value.slice(0, 40)}" is no stretch of the day.`,
	badQuietHoursHint: () => "Write when it begins and ends, as quiet:22:00-08:00, or quiet:none for none.",
	badDigestTime: ({ value }: { value: string }) => `digest: "${value.slice(0, 40)}" is no time of the day.`,
	badDigestTimeHint: () => "Write it as digest:08:00, or digest:none for none.",
	notifyNone: () => "No channel is told of anything yet.",
	notifyList: ({ count, timezone }: { count: number; timezone: string }) =>
		`${plural(count, "channel is", "channels are")} told of what happens. Times are those of ${timezone}.`,
	notifyColumns: () => ["Where", "Channel", "Told of", "Quiet", "Digest"],
	notifyWhere: ({ surface, workspace, isHere }: { surface: string; workspace: string; isHere: boolean }) =>
		isHere ? `${workspace} (${surface}, this channel)` : `${workspace} (${surface})`,
	notifyTopics: ({ topics }: { topics: readonly string[] }) => topics.map((topic) => TOPIC_NAMES[topic] ?? topic).join(", ") || "–",
	fulfilLabel: () => "Fulfil",
	openOrdersLabel: () => "Open orders",
	lowLabel: () => "All that is low",
	deliveriesLabel: () => "Show them",
	salesGroup: ({ orders, copies: count, sums, more, example }: { orders: number; copies: number; sums: readonly string[]; more: number; example: string }) =>
		`${plural(orders, "order", "orders")} came in: ${copies(count)}, ${sums.join(" and ")}.${more > 0 ? `\nAnd ${plural(more, "line", "lines")} more: /order list open` : ""}\nSend one with /order fulfil ${example}, call one off with /order cancel ${example}.`,
	salesGroupColumns: () => ["Order", "SKU", "Item", "Sold", "Price", "Left"],
	lowOne: ({ sku, title, available, threshold }: { sku: string; title: string; available: number; threshold: number }) =>
		`${title} (${sku}) runs low: ${available <= 0 ? "none left" : `${number(available)} left`}.\nIt is low at ${number(threshold)} or fewer.`,
	lowGroup: ({ count, more }: { count: number; more: number }) =>
		`${plural(count, "item runs", "items run")} low.${more > 0 ? `\nAnd ${number(more)} more: /stock low` : ""}`,
	lowGroupColumns: () => ["SKU", "Item", "Cond.", "Avail.", "Low at"],
	deliveriesDead: ({ marketplace, connection, count, reason }: { marketplace: string; connection: number; count: number; reason: string }) =>
		`${plural(count, "delivery", "deliveries")} from ${marketplace} (M-${connection}) could not be worked off and ${count === 1 ? "is" : "are"} kept.\n${count === 1 ? "" : "The newest: "}${reason}`,
	deadReason: ({ topic, reason }: { topic: string; reason: string }) => `${topic}: ${reason}`,
	heldTitle: ({ count }: { count: number }) => `While it was quiet, ${plural(count, "thing", "things")} happened:`,
	heldMore: ({ count }: { count: number }) => `and ${number(count)} more`,
	heldColumns: () => ["What", "SKU", "Item", "Left"],
	heldSold: ({ order, quantity }: { order: string; quantity: number }) => `${order}: ${number(quantity)} sold`,
	heldLow: () => "runs low",
};
