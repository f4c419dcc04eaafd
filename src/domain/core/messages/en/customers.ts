const orders = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "order" : "orders"}`;

/** Customers, as little of them as is known. */
export const customers = {
	customerNotFound: ({ typed }: { typed: string }) => `There is no customer "${typed.slice(0, 80)}".`,
	customerGone: () => "That customer is not there.",
	customerNotFoundHint: () => "Name them by C-12, by email or by name. Orders show whose they are.",
	customerSeveral: ({ typed, customers: found }: { typed: string; customers: readonly { number: number; name: string | null }[] }) =>
		`"${typed.slice(0, 80)}" may be ${found.map(({ number, name }) => `C-${number}${name === null ? "" : ` (${name})`}`).join(", ")}. Name the one you mean.`,
	customerText: ({ customer, name, orders: count, since }: { customer: string; name: string | null; orders: number; since: string | null }) =>
		`${customer}${name === null ? "" : `: ${name}`}\n${count === 0 ? "No orders yet." : `${orders(count)} since ${since ?? ""}.`}`,
	customerRedactedText: ({ customer, when, orders: count }: { customer: string; when: string; orders: number }) =>
		`${customer}: personal data was taken out on ${when}.\n${orders(count)} of theirs ${count === 1 ? "stays" : "stay"} for the books.`,
	fieldEmail: () => "Email",
	fieldBoughtOn: () => "Buys on",
	fieldSpent: () => "Bought for",
	boughtHere: () => "the shop itself",
	customerOrderColumns: () => ["Order", "State", "Placed"],
	redactLabel: () => "Redact",
	redactConfirmLabel: () => "Redact for good",
	redactAsk: ({ customer, orders: count }: { customer: string; orders: number }) =>
		`This takes the name, the email and the notes on ${orders(count)} of ${customer} out, also from stored deliveries of those orders. It can't be undone.\nAmounts, tax, country and state stay for the books.`,
	redacted: ({ customer, deliveries }: { customer: string; deliveries: number }) =>
		`${customer} is redacted. Nothing of the person is left here${deliveries === 0 ? "" : `, ${deliveries} stored ${deliveries === 1 ? "delivery" : "deliveries"} included`}.\nThe marketplace and your chats keep their own records: see to those there.`,
	redactedBefore: ({ customer }: { customer: string }) => `${customer} was redacted before; there was nothing left to take out.`,
};
