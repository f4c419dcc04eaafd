import type { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { decideDriftInput } from "../decide-drift-input.ts";
import type { ListingRead } from "../listing-read.ts";
import { type DriftRow, listDrift } from "../selectors/list-drift.ts";
import { openComparison } from "./open-comparison.ts";

/** Listings that one decision goes through: each is a movement of stock, or a line to count. */
const AT_ONCE = 500;

interface OpenDrift {
	comparison: ListingRead;
	/** At least one. */
	found: DriftRow[];
	/** How many more there are. */
	rest: number;
}

/**
 * What still differs of that which a decision is about, held until the commit.
 * @throws DomainError not_found; conflict when a later comparison has been made, or nothing differs any more
 */
export async function openDrift(scope: VendorScope<"market.read" | "inventory.read">, input: z.input<typeof decideDriftInput>): Promise<OpenDrift> {
	const { read: number, externalId } = parseInput(decideDriftInput, input);
	const comparison = await openComparison(scope, { number });
	const { connectionId, connection } = comparison;
	const found = await listDrift(scope, { connectionId, externalId, most: AT_ONCE });
	const [first] = found;
	if (!first) throw new DomainError("conflict", externalId === null ? say.driftNone({ connection }) : say.driftOver({ listing: externalId }));
	return { comparison, found, rest: first.total - found.length };
}
