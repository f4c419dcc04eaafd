import { say } from "../core/messages/say.ts";
import { formatMoney } from "../core/money.ts";
import type { Reply, ReplyAction } from "../core/reply.ts";
import type { ListingRead } from "./listing-read.ts";
import { marketplaceTitle } from "./marketplaces.ts";
import { readLabel } from "./read-label.ts";
import type { Pairings } from "./selectors/count-pairings.ts";
import type { PairingRow } from "./selectors/list-pairings.ts";

interface Outcome {
	vendor: { currency: string; locale: string };
	/** No later reading has begun: what it proposes may be accepted. */
	isNewest: boolean;
	counts: Pairings;
	/** The first of each. */
	paired: readonly PairingRow[];
	proposed: readonly PairingRow[];
	unpaired: readonly PairingRow[];
}

/** A reading's state as a reply; `outcome` is there once it is done, of one that was to pair. */
export function composeReadReply(read: ListingRead, outcome: Outcome | null): Reply {
	const { number, status, listings: done, total, error } = read;
	const label = readLabel(number);
	const marketplace = marketplaceTitle(read.marketplace);
	const title = say.readTitle({ read: label, connection: read.connection, marketplace, account: read.accountId });
	const command = read.purpose === "match" ? "/market match" : "/market sync";
	const named = { ...read, read: label, marketplace };
	if (status === "failed") {
		const again: ReplyAction = { label: say.readAgain(), command: `${command} M-${read.connection}`, style: "primary" };
		return { title, text: say.readFailed({ ...named, error: error ?? "" }), actions: [again], audience: "private" };
	}
	if (!outcome) {
		const progress = { operation: label, done, total: Math.max(total ?? 0, 0), active: true, planning: true, command: `${command} ${label}` };
		return {
			title,
			text: status === "reading" ? say.readReading(named) : status === "pairing" ? say.readPairing(named) : say.readComparing(named),
			progress,
			audience: "private",
		};
	}
	const { counts, vendor } = outcome;
	const labels = say.pairingFields();
	const lines = (rows: readonly PairingRow[]) => rows.map(say.pairingLine).join("\n");
	const fields = [
		{ name: labels.paired(counts.pairedNow), value: lines(outcome.paired) },
		{ name: labels.unpaired(counts.unpaired), value: lines(outcome.unpaired) },
	].filter(({ value }) => value !== "");
	const actions = outcome.isNewest ? buttons(label, counts) : [];
	return {
		title,
		text: say.readDone({ ...named, ...counts, isNewest: outcome.isNewest }),
		...(fields.length > 0 && { fields }),
		...(outcome.proposed.length > 0 && {
			rows: {
				columns: say.proposalColumns(),
				rows: outcome.proposed.map(({ title: there, sku, priceMinor, item }) => [
					there,
					sku,
					priceMinor === null ? "" : formatMoney(priceMinor, vendor.currency, vendor.locale),
					item?.sku ?? "",
					item?.title ?? "",
				]),
			},
		}),
		...(actions.length > 0 && { actions }),
		audience: "private",
	};
}

function buttons(label: string, { proposed, unpaired }: Pairings): ReplyAction[] {
	const doubts: ReplyAction = { label: say.doubtsLabel(), command: `/market match ${label}`, style: "secondary" };
	const accept: ReplyAction = { label: say.acceptLabel({ count: proposed }), command: `/market match ${label} accept:yes`, style: "primary" };
	return [...(proposed > 0 ? [accept] : []), ...(proposed + unpaired > 0 ? [doubts] : [])];
}
