import { dateFormat } from "../core/date-format.ts";
import { say } from "../core/messages/say.ts";
import { formatMoney } from "../core/money.ts";
import type { Reply, ReplyAction } from "../core/reply.ts";
import type { ListingRead } from "./listing-read.ts";
import { marketplaceTitle } from "./marketplaces.ts";
import { readLabel } from "./read-label.ts";
import type { DriftRow } from "./selectors/list-drift.ts";
import type { PriceDriftRow } from "./selectors/list-price-drift.ts";

interface Found {
	/** The number of the newest comparison: only what that found may be decided. */
	newest: number;
	/** A page of what still differs. */
	rows: readonly DriftRow[];
	/** The one that was asked for by `externalId`, while it differs. */
	one: DriftRow | null;
	/** The same, while its price was changed there. */
	onePrice: PriceDriftRow | null;
	externalId: string | null;
	page: number;
	perPage: number;
	/** Ours goes out there. */
	pushOn: boolean;
	/** The first of the listings whose price was changed there. */
	prices: readonly PriceDriftRow[];
	timezone: string;
	locale: string;
	currency: string;
}

/** What differs between a marketplace and us, with what can be done of it, as a reply. */
export function composeDriftReply(read: ListingRead, found: Found): Reply {
	const { rows, one, onePrice, externalId, page, perPage, newest, timezone, locale } = found;
	const label = readLabel(read.number);
	const marketplace = marketplaceTitle(read.marketplace);
	const title = say.driftTitle({ read: label, connection: read.connection, marketplace, account: read.accountId });
	const when = dateFormat({ locale, timezone }, { dateStyle: "medium", timeStyle: "short" });
	const isNewest = newest === read.number;
	const line = ({ title: listing, sku, ours, theirs, since, countAskedAt }: DriftRow) => ({
		listing,
		sku,
		ours,
		theirs,
		since: when.format(since),
		counting: countAskedAt !== null,
	});
	const money = (minor: bigint) => formatMoney(minor, found.currency, locale);
	const priceLine = ({ title: listing, sku, ours, theirs }: PriceDriftRow) => ({ listing, sku, ours: money(ours), theirs: money(theirs) });
	if (externalId !== null) {
		const next = [...rows, ...found.prices].find((row) => row.externalId !== externalId);
		const told = [one && say.driftOne({ marketplace, ...line(one) }), onePrice && say.priceDriftOne({ marketplace, ...priceLine(onePrice) })].filter(Boolean);
		return {
			title,
			text: told.length > 0 ? told.join("\n") : say.driftOver({ listing: externalId }),
			actions: [
				...(one && isNewest ? decisions(label, one, found) : []),
				...(onePrice && isNewest ? priceDecisions(label, onePrice, one ? "secondary" : "primary") : []),
				...(next ? [look(label, next.externalId, say.driftNextLabel())] : []),
			],
			audience: "private",
		};
	}
	const [first] = rows;
	const total = first?.total ?? 0;
	const { healed, moving, ended } = read;
	const repriced = found.prices[0]?.total ?? 0;
	const stock = say.drift({
		marketplace,
		listings: read.listings,
		total,
		healed,
		moving,
		ended,
		repriced,
		isNewest,
		newest: readLabel(newest),
		pushOn: found.pushOn,
	});
	const text = repriced === 0 ? stock : `${stock}\n${say.priceDrift({ marketplace, total: repriced, prices: found.prices.map(priceLine) })}`;
	const prices = repriced > 0 && isNewest ? priceDecisions(label, { externalId: null, count: repriced }, first ? "secondary" : "primary") : [];
	const each = first ?? found.prices[0];
	const oneByOne = each && isNewest ? [look(label, each.externalId, say.driftEachLabel())] : [];
	if (!first) return { title, text, ...(prices.length > 0 && { actions: [...prices, ...oneByOne] }), audience: "private" };
	const turn = (to: number, name: string): ReplyAction => ({ label: name, command: `/market sync ${label} page:${to}`, style: "secondary" });
	return {
		title,
		text,
		rows: {
			columns: say.driftColumns(),
			rows: rows.map(line).map((row) => [row.listing, row.sku, String(row.ours), String(row.theirs), say.driftSince(row)]),
		},
		actions: [
			...(isNewest ? decisions(label, null, found) : []),
			...oneByOne,
			...prices,
			...(page > 1 ? [turn(page - 1, say.driftBackLabel())] : []),
			...(page * perPage < total ? [turn(page + 1, say.driftMoreLabel())] : []),
		],
		audience: "private",
	};
}

/** The three ways out, for one listing or for all that differ. */
function decisions(label: string, one: DriftRow | null, { pushOn, rows }: Found): ReplyAction[] {
	const which = one ? `listing:${quoted(one.externalId)}` : "listing:all";
	const count = one ? null : (rows[0]?.total ?? 0);
	const act = (verb: string, name: string, style: ReplyAction["style"]) => ({ label: name, command: `/market sync ${label} ${verb} ${which}`, style });
	return [
		...(pushOn ? [act("push", say.driftPushLabel({ count }), "primary")] : []),
		...(one?.isFixed ? [] : [act("accept", say.driftAcceptLabel({ count }), one ? "secondary" : "danger")]),
		act("count", say.driftCountLabel({ count }), "secondary"),
	];
}

/** The two ways out where a price was changed there, for one listing or for all. */
function priceDecisions(label: string, of: PriceDriftRow | { externalId: null; count: number }, style: ReplyAction["style"]): ReplyAction[] {
	const which = of.externalId === null ? "listing:all" : `listing:${quoted(of.externalId)}`;
	const count = of.externalId === null ? of.count : null;
	return [
		{ label: say.priceDriftPushLabel({ count }), command: `/market sync ${label} prices ${which}`, style },
		{ label: say.priceDriftAcceptLabel({ count }), command: `/market sync ${label} accept-prices ${which}`, style: "secondary" },
	];
}

const look = (label: string, externalId: string, name: string): ReplyAction => ({
	label: name,
	command: `/market sync ${label} listing:${quoted(externalId)}`,
	style: "secondary",
});

/** Ids of marketplaces are digits, some with a colon between. */
const quoted = (externalId: string) => (/^[\w-]+$/.test(externalId) ? externalId : `"${externalId}"`);
