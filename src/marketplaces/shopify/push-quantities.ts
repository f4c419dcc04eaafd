import { randomUUID } from "node:crypto";
import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import type { QuantityThere } from "../../domain/marketplaces/quantity-there.ts";
import type { PushedQuantity, QuantityOutcome } from "../client.ts";
import type { AskGraphql } from "./open-graphql.ts";
import { type ReadLevels, readLevels } from "./read-levels.ts";

const SET = `mutation SetQuantities($input: InventorySetQuantitiesInput!, $key: String!) {
	inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { code field message } }
}`;
const setSchema = z.object({
	inventorySetQuantities: z.object({
		userErrors: z.array(z.object({ code: z.string().nullable(), field: z.array(z.string()).nullable(), message: z.string() })),
	}),
});

/** A quantity at one place. */
interface Setting {
	listingId: string;
	inventoryItemId: string;
	locationId: string;
	quantity: number;
	changeFromQuantity: number;
}

/** What Shopify says against one listing, as its error's code and text. */
type Complaints = Map<string, { code: string | null; message: string }>;

/**
 * Sets what is available of variants (shopify.dev, inventorySetQuantities, 2026-07), only over the quantity that is known to stand there: an order that came
 * meanwhile is not overwritten. In a shop with one location what was acknowledged last is taken for that, which costs no look; anywhere else, and where
 * that turns out to be wrong, the levels are read first.
 */
export async function pushQuantities(
	ask: AskGraphql,
	{ quantities, onlyPlace }: { quantities: readonly QuantityThere[]; onlyPlace: Promise<string | null> },
): Promise<PushedQuantity[]> {
	const outcomes = new Map<string, QuantityOutcome>();
	const place = await onlyPlace;
	const blind = place === null ? [] : quantities.flatMap((wanted) => settingWithoutLook(wanted, place));
	const first = await setAll(ask, blind);
	for (const { listingId } of blind) if (!first.has(listingId)) outcomes.set(listingId, { kind: "accepted" });

	const levels = await readLevels(
		ask,
		quantities.filter(({ listingId }) => !outcomes.has(listingId)),
	);
	const settings: Setting[] = [];
	for (const wanted of quantities) {
		if (outcomes.has(wanted.listingId)) continue;
		const planned = plan(wanted, levels.get(wanted.listingId));
		if (Array.isArray(planned)) settings.push(...planned);
		else outcomes.set(wanted.listingId, planned);
	}
	const complaints = await setAll(ask, settings);
	return quantities.map(({ listingId }) => {
		const complaint = complaints.get(listingId);
		return { listingId, ...(complaint ? outcomeOf(complaint) : (outcomes.get(listingId) ?? { kind: "accepted" as const })) };
	});
}

function settingWithoutLook({ listingId, stockExternalId, former, quantity }: QuantityThere, locationId: string): Setting[] {
	if (stockExternalId === null || former === null) return [];
	return [{ listingId, inventoryItemId: `gid://shopify/InventoryItem/${stockExternalId}`, locationId, quantity, changeFromQuantity: former }];
}

/**
 * What has to be set where, so that all places together show the quantity: the others keep what they have as far as it goes, the first takes the rest.
 * More than is there now is shown only where what is there was known: else a sale may be on its way to us.
 */
function plan({ listingId, quantity, former }: QuantityThere, levels: ReadLevels | undefined): Setting[] | QuantityOutcome {
	if (!levels) return { kind: "gone" };
	if (!levels.isTracked) return { kind: "refused", reason: say.pushUncounted() };
	const [main, ...others] = levels.places;
	if (!main) return { kind: "refused", reason: say.pushNoLocation() };
	const there = levels.places.reduce((sum, { available }) => sum + available, 0);
	if (former !== null && there !== former && quantity > there) return { kind: "stale" };
	let rest = quantity;
	const kept = others.map((place) => {
		const keeps = Math.min(Math.max(place.available, 0), rest);
		rest -= keeps;
		return { ...place, keeps };
	});
	return [{ ...main, keeps: rest }, ...kept]
		.filter(({ available, keeps }) => available !== keeps)
		.map(({ locationId, available, keeps }) => ({
			listingId,
			inventoryItemId: levels.inventoryItemId,
			locationId,
			quantity: keeps,
			changeFromQuantity: available,
		}));
}

/** Sets them in one call, which does all or nothing: what it complains of is left out, and the rest sent again. Returns the complaints. */
async function setAll(ask: AskGraphql, settings: readonly Setting[]): Promise<Complaints> {
	const complaints: Complaints = new Map();
	for (let left = settings; left.length > 0; ) {
		const input = { name: "available", reason: "correction", quantities: left.map(({ listingId: _listingId, ...setting }) => setting) };
		const { userErrors } = (await ask(SET, { input, key: randomUUID() }, setSchema)).inventorySetQuantities;
		if (userErrors.length === 0) return complaints;
		const before = complaints.size;
		for (const { code, field, message } of userErrors) {
			const at = Number(field?.find((part) => /^\d+$/.test(part)) ?? Number.NaN);
			const listingId = left[at]?.listingId;
			if (listingId !== undefined) complaints.set(listingId, { code, message });
		}
		// An error of none of them is one of all.
		if (complaints.size === before)
			for (const { listingId } of left) complaints.set(listingId, { code: userErrors[0]?.code ?? null, message: userErrors[0]?.message ?? "" });
		left = left.filter(({ listingId }) => !complaints.has(listingId));
	}
	return complaints;
}

function outcomeOf({ code, message }: { code: string | null; message: string }): QuantityOutcome {
	if (code === "CHANGE_FROM_QUANTITY_STALE") return { kind: "stale" };
	if (code?.startsWith("IDEMPOTENCY_")) return { kind: "later", reason: message };
	return { kind: "refused", reason: message };
}
