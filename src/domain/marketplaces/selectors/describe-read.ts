import type { ReadScope } from "../../core/permissions/scopes.ts";
import type { Reply } from "../../core/reply.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { composeReadReply } from "../compose-read-reply.ts";
import { countPairings } from "./count-pairings.ts";
import { describeDrift } from "./describe-drift.ts";
import { findNewestRead } from "./find-newest-read.ts";
import { getListingRead } from "./get-listing-read.ts";
import { listPairings } from "./list-pairings.ts";

/** Of each kind, as many are shown. */
const FEW = 3;
/** Proposals that are shown: they wait for a person's word. */
const SOME = 10;

/**
 * A reading's state as a reply, and how its listings are paired, or differ, by now.
 * @throws DomainError not_found
 */
export async function describeRead(scope: ReadScope, { number }: { number: number }): Promise<Reply> {
	const read = await getListingRead(scope, { number });
	const { connectionId } = read;
	if (read.purpose !== "match" && read.comparedAt !== null) return describeDrift(scope, { read });
	if (read.status !== "done" || read.purpose !== "match") return composeReadReply(read, null);
	const newest = await findNewestRead(scope, { connectionId });
	const few = (which: Parameters<typeof listPairings>[1]["which"], most: number) => listPairings(scope, { connectionId, which, most });
	return composeReadReply(read, {
		vendor: await getVendor(scope),
		isNewest: newest?.id === read.id,
		counts: await countPairings(scope, { connectionId, read: number }),
		paired: await few({ paired: number }, FEW),
		proposed: await few("proposed", SOME),
		unpaired: await few("unpaired", FEW),
	});
}
