const copies = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "copy" : "copies"}`;
const named = ({ sku, title, quantity }: { sku: string; title: string; quantity: number }) =>
	`${quantity.toLocaleString("en")} × ${title}${sku === "" || sku === title ? "" : ` (${sku})`}`;

type Kind = "fulfilled" | "cancelled" | "returned";

const DONE: Readonly<Record<Kind, string>> = { fulfilled: "fulfilled", cancelled: "cancelled", returned: "returned" };
/** Of a whole order. */
const DONE_WHOLE: Readonly<Record<Kind | "gone" | "restored", string>> = {
	fulfilled: "sent the whole order",
	cancelled: "cancelled the order",
	returned: "took back the whole order",
	gone: "deleted the order",
	restored: "restored the order",
};
/** What is left for a kind, where there is none. */
const OPEN: Readonly<Record<Kind, string>> = { fulfilled: "to fulfil", cancelled: "to cancel", returned: "to return" };

interface Counts {
	quantity: number;
	fulfilled: number;
	cancelled: number;
	returned: number;
}

/** Orders: what is sent, called off and brought back. */
export const orders = {
	orderLineGone: ({ order }: { order: string }) => `${order} has no such line.`,
	orderUnknown: ({ typed }: { typed: string }) => `There is no order "${typed.slice(0, 80)}".`,
	orderUnknownHint: () => "Orders are called O-12, or as their marketplace calls them: #1001. /order list shows the latest.",
	orderSeveral: ({ typed, orders: found }: { typed: string; orders: readonly string[] }) => `"${typed}" may be ${found.join(" or ")}: name the one you mean.`,
	orderLineUnknown: ({ order, typed, lines }: { order: string; typed: string; lines: readonly string[] }) =>
		`${order} has no line "${typed.slice(0, 80)}". It has ${lines.join(", ")}.`,
	orderLineName: ({ position, sku, title }: { position: number; sku: string; title: string }) => `${position} (${sku || title})`,
	orderWhichLine: ({ order, lines }: { order: string; lines: readonly string[] }) =>
		lines.length === 0 ? `${order} has no lines.` : `${order} has several lines: ${lines.join(", ")}. Say which with line:, beside quantity:.`,
	orderNothingLeft: ({ order, kind, status }: { order: string; kind: Kind; status: string }) =>
		kind === "returned"
			? `${order} has nothing ${OPEN[kind]}: of what was sent, nothing is left with the customer.`
			: `${order} is ${status}: there is nothing left ${OPEN[kind]}.`,
	orderLineLess: ({ sku, kind, most, wanted }: { sku: string; kind: Kind; most: number; wanted: number | null }) =>
		most === 0
			? `Of ${sku} there is nothing ${OPEN[kind]} in this order.`
			: `Of ${sku} there ${most === 1 ? "is" : "are"} ${copies(most)} ${OPEN[kind]} in this order, not ${wanted ?? 0}.`,
	orderLineMapped: ({ line, sku }: { line: number; sku: string }) => `Line ${line} means ${sku} already.`,
	orderLineMoved: ({ order, line }: { order: string; line: number }) =>
		`Line ${line} of ${order} has moved on since: copies of it were sent, or it means another item.`,
	orderMovedOn: ({ order }: { order: string }) => `${order} has moved on since: copies of it were sent or cancelled. Nothing was undone.`,
	orderEventGone: ({ order }: { order: string }) => `That change of ${order} is not there any more.`,
	orderEventDrift: ({ order, kind }: { order: string; kind: Kind }) =>
		kind === "fulfilled"
			? `${order} has moved on: the marketplace tells of the same copies, or some came back since. Nothing was undone.`
			: `${order} has moved on: the marketplace tells of the same copies, or they were sent since. Nothing was undone.`,
	returnedSoldSince: ({ sku }: { sku: string }) => `The copies of ${sku} that came back are sold or gone since. Nothing was undone.`,
	returnUnknownItem: ({ sku }: { sku: string }) => `No item is known for ${sku}: it can be written off, or mapped first with /order map.`,
	siblingSkuTaken: ({ sku, condition, taken, title }: { sku: string; condition: string; taken: string; title: string }) =>
		`There is no ${sku} in ${condition} yet, and the SKU ${taken} that it would get is ${title}.`,
	siblingSkuTakenHint: ({ sku, condition }: { sku: string; condition: string }) => `Make it first: /item copy ${sku} <its SKU> condition:"${condition}"`,
	missingReason: ({ order }: { order: string }) => `not in the books when ${order} was sent`,
	writtenOffReason: ({ order }: { order: string }) => `written off: came back with ${order}`,
	orderRefunded: ({
		order,
		marketplace,
		cancelled,
		returned,
	}: {
		order: string;
		marketplace: string;
		cancelled: readonly { sku: string; title: string; quantity: number }[];
		returned: readonly { sku: string; title: string; quantity: number }[];
	}) =>
		[
			cancelled.length > 0 && `Cancelled on ${marketplace}: ${cancelled.map(named).join(", ")}.`,
			returned.length > 0 && `Returned on ${marketplace} and back in stock: ${returned.map(named).join(", ")}.`,
			`Order ${order}.`,
		]
			.filter(Boolean)
			.join("\n"),

	orderStatus: ({ status, ...counts }: Counts & { status: string }) => [status, ...partly(counts, status)].join(", "),
	orderLineState: ({ short, unknown, ...counts }: Counts & { short: number; unknown: boolean }) =>
		[...partly(counts, ""), short > 0 ? `${short} short` : "", unknown ? "unknown SKU" : ""].filter(Boolean).join(", ") || "open",
	orderTitle: ({ order, name, marketplace }: { order: string; name: string | null; marketplace: string | null }) =>
		[order, name, marketplace].filter(Boolean).join(" · "),
	orderText: ({ state, when, copies: count, total }: { state: string; when: string; copies: number; total: string }) =>
		`${state.charAt(0).toUpperCase()}${state.slice(1)}.\n${copies(count)} for ${total}, ${when}.`,
	orderShort: ({ lines }: { lines: readonly { sku: string; title: string; quantity: number }[] }) =>
		`Short: ${lines.map(named).join(", ")}. Find the copies, or cancel them.`,
	orderLineWaits: ({ order, position, sku, title }: { order: string; position: number; sku: string; title: string }) =>
		`Line ${position} ${sku === "" ? `has no SKU (${title})` : `has the unknown SKU ${sku}`} and holds no stock: /order map ${order} ${position} <sku>`,
	orderLineColumns: () => ["#", "SKU", "Item", "Copies", "Price", "State"],
	fieldCustomer: () => "Customer",
	fieldGoods: () => "Goods",
	fieldDiscount: () => "Discount",
	fieldTax: () => "Tax",
	fieldFees: () => "Fees",
	fieldSentTo: () => "Sent to",
	fieldNote: () => "Note",
	fieldStory: () => "What happened",
	taxText: ({ amount, collectedBy }: { amount: string; collectedBy: string | null }) =>
		collectedBy === null ? amount : `${amount}, owed by the ${collectedBy}`,
	orderEvent: ({
		when,
		who,
		kind,
		lines,
		undone,
	}: {
		when: string;
		who: string;
		kind: Kind;
		lines: readonly { sku: string; title: string; quantity: number }[];
		undone: boolean;
	}) => `${when}: ${who} ${DONE[kind]} ${lines.map(named).join(", ")}${undone ? " (undone)" : ""}`,
	orderEventAll: ({ when, who, what, isOver }: { when: string; who: string; what: Kind | "gone" | "restored"; isOver: boolean }) =>
		`${when}: ${who} ${DONE_WHOLE[what]}${isOver ? ", which went on later" : ""}`,
	orderEventsMore: () => "… and more before",
	somebody: () => "somebody",
	orderFulfilLabel: () => "Fulfil",
	orderCancelLabel: () => "Cancel",
	orderReturnLabel: () => "Return",
	customerOfOrder: ({ customer }: { customer: string }) => `Customer ${customer}`,

	ordersNone: () => "No orders found.",
	ordersNoneHint: () => "Try fewer filters. /order new takes one by phone or mail.",
	ordersFound: ({ count, more, about }: { count: number; more: boolean; about: string }) =>
		more ? `The latest ${count} orders${about}.` : `${count} ${count === 1 ? "order" : "orders"}${about}.`,
	ordersAbout: ({ status, sku, customer, since }: { status: string | null; sku: string | null; customer: string | null; since: string | null }) =>
		[status && ` ${status}`, sku && ` with ${sku}`, customer && ` of ${customer}`, since && ` since ${since}`].filter(Boolean).join(""),
	orderColumns: () => ["Order", "State", "Placed", "What", "Total"],
	orderWhat: ({ title, copies: count, lines }: { title: string; copies: number; lines: number }) =>
		lines > 1 ? `${count} × ${title} and ${lines - 1} more` : `${count} × ${title}`,
	orderSuggestion: ({ order, name, status, title }: { order: string; name: string | null; status: string; title: string }) =>
		[order, name, status, title].filter(Boolean).join(" · "),

	orderFulfilled: ({ order, lines, state }: { order: string; lines: readonly { sku: string; title: string; quantity: number }[]; state: string }) =>
		`Fulfilled ${lines.map(named).join(", ")}.\n${order} is ${state}.`,
	orderLinesCancelled: ({
		order,
		lines,
		state,
		freed,
	}: {
		order: string;
		lines: readonly { sku: string; title: string; quantity: number }[];
		state: string;
		freed: number;
	}) =>
		`Cancelled ${lines.map(named).join(", ")}; ${freed === 0 ? "it held no stock" : `${copies(freed)} ${freed === 1 ? "is" : "are"} free again`}.\n${order} is ${state}.`,
	orderReturned: ({
		order,
		lines,
		state,
		outcome,
	}: {
		order: string;
		lines: readonly { sku: string; title: string; quantity: number }[];
		state: string;
		outcome: string;
	}) => `Took back ${lines.map(named).join(", ")}: ${outcome}.\n${order} is ${state}.`,
	restocked: () => "back in stock",
	restockedAs: ({ skus }: { skus: readonly string[] }) => `in stock as ${skus.join(", ")}`,
	writtenOff: () => "written off",
	linesWithoutItem: () => "Lines of an unknown SKU moved no stock.",
	cancelThereToo: ({ marketplace, name }: { marketplace: string; name: string }) =>
		`This frees the stock here only: cancel ${name} on ${marketplace} too, for ${marketplace} is not told, and the customer still waits.`,
	fulfilThereToo: ({ marketplace, name }: { marketplace: string; name: string }) => `Mark ${name} as sent on ${marketplace} too: ${marketplace} is not told.`,
	refundThereToo: ({ marketplace, name }: { marketplace: string; name: string }) =>
		`Refund ${name} on ${marketplace} too: ${marketplace} is not told. If it reports the same copies as restocked, they count once.`,
	returnAsk: ({ order, lines }: { order: string; lines: readonly { sku: string; title: string; quantity: number }[] }) =>
		`${order}: ${lines.map(named).join(", ")} come back. In which condition?`,
	returnRestock: () => "As sold",
	returnWriteOff: () => "Write off",
	orderTaken: ({
		order,
		count,
		title,
		sku,
		total,
		left,
		customer,
	}: {
		order: string;
		count: number;
		title: string;
		sku: string;
		total: string;
		left: number;
		customer: string | null;
	}) =>
		`${order}: ${named({ sku, title, quantity: count })} for ${total}${customer === null ? "" : `, ${customer}`}.\nIt holds its ${count === 1 ? "copy" : "copies"}; ${left} left.`,
	orderTakenShort: ({ lacking }: { lacking: number }) => `Oversold: ${copies(lacking)} ${lacking === 1 ? "is" : "are"} missing.`,
	orderOversellHint: () => "With oversell:yes the order is taken all the same.",
	orderOversellLabel: () => "Take it all the same",
	lineMapped: ({ order, position, sku, held, short }: { order: string; position: number; sku: string; held: number; short: number }) =>
		`Line ${position} of ${order} means ${sku} now${held > 0 ? ` and holds ${copies(held)}` : ""}.${short > 0 ? `\n${copies(short)} ${short === 1 ? "is" : "are"} missing: oversold.` : ""}`,
	skuFormSubmit: () => "That is it",
	skuFormLabel: () => "SKU of the item",
	mapLineForm: () => "Which item is it?",
	substituteForm: () => "Sell another item",
	orderLineSent: ({ order, line }: { order: string; line: number }) =>
		`Copies of line ${line} of ${order} were sent already: take them back first, or cancel what is left and sell the other by /order new.`,
	lineSubstituted: ({ order, line, was, sku, held, short }: { order: string; line: number; was: string; sku: string; held: number; short: number }) =>
		`Line ${line} of ${order} gets ${sku} instead of ${was} and holds ${copies(held)}.${short > 0 ? `\n${copies(short)} ${short === 1 ? "is" : "are"} missing: oversold.` : ""}`,
	undoneSubstitution: ({ order, line, sku }: { order: string; line: number; sku: string }) => `line ${line} of ${order} gets ${sku} again.`,
	lineIgnored: ({ order, line }: { order: string; line: number }) =>
		`Line ${line} of ${order} is ignored: it concerns no stock of yours, nor will the next orders of it.`,
	lineIgnoredSame: ({ order, line }: { order: string; line: number }) => `Line ${line} of ${order} is ignored already; nothing was changed.`,
	troubleResolved: ({ what, who }: { what: string; who: string | null }) => `Resolved${who === null ? "" : ` by ${who}`}: ${what}`,
	resolvedByMapping: ({ order, position, sku }: { order: string; position: number; sku: string }) => `line ${position} of ${order} means ${sku}.`,
	resolvedByIgnoring: ({ order, position, what }: { order: string; position: number; what: string }) => `line ${position} of ${order} (${what}) is ignored.`,
	resolvedBySubstituting: ({ order, position, was, sku }: { order: string; position: number; was: string; sku: string }) =>
		`line ${position} of ${order} gets ${sku} instead of ${was}.`,
	resolvedByCancelling: ({ order, lines }: { order: string; lines: readonly { sku: string; title: string; quantity: number }[] }) =>
		`of ${order}, ${lines.map(named).join(", ")} ${lines.length === 1 ? "is" : "are"} cancelled.`,
	lineMappedSame: ({ order, position, sku }: { order: string; position: number; sku: string }) =>
		`Line ${position} of ${order} means ${sku} already; nothing was changed.`,
	undoneOrderEvent: ({ order, kind, copies: count }: { order: string; kind: Kind; copies: number }) =>
		kind === "returned"
			? `${copies(count)} of ${order} are with the customer again.`
			: `${copies(count)} of ${order} ${count === 1 ? "is" : "are"} open again, and held.`,
	undoneOrder: ({ order }: { order: string }) => `${order} is cancelled; what it held is free.`,
	undoneLineMapping: ({ order, line }: { order: string; line: number }) => `line ${line} of ${order} waits for its item again.`,
};

function partly({ quantity, fulfilled, cancelled, returned }: Counts, status: string): string[] {
	const open = quantity - cancelled;
	return [
		cancelled > 0 && status !== "cancelled" ? `${cancelled} of ${quantity} cancelled` : "",
		fulfilled > 0 && (fulfilled < open || status === "") && status !== "returned" ? `${fulfilled} of ${open} fulfilled` : "",
		returned > 0 && status !== "returned" ? `${returned} of ${fulfilled} returned` : "",
	].filter(Boolean);
}
