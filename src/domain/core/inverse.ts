import { z } from "zod";
import { GRANTABLE_PERMISSIONS, ROLES } from "./permissions/roles.ts";

const amount = z.string().regex(/^\d+$/);
const text = z.string().nullable();
const location = z.strictObject({ name: z.string(), archived: z.boolean() });

const role = z.enum(ROLES);
const mappedRole = z.enum(["manager", "staff", "viewer"]).nullable();
const connectionState = z.enum(["active", "paused", "removed"]);
const pushSettings = z.strictObject({ on: z.boolean(), percentage: z.int(), buffer: z.int(), max: z.int().nullable(), end: z.int().default(0) });
const pricesOut = z.strictObject({
	on: z.boolean(),
	markup: z.discriminatedUnion("by", [
		z.strictObject({ by: z.literal("percent"), ppm: z.int() }),
		z.strictObject({ by: z.literal("amount"), minor: z.string() }),
	]),
	round: z.strictObject({ step: amount, ending: amount }).nullable(),
});
const scheduleState = z.enum(["on", "paused", "ended"]);
const topics = z.array(z.enum(["sales", "low-stock", "bulk", "errors"]));
const channelNews = z.union([
	z.strictObject({ topics, quietHours: text, digestAt: text }),
	// As it was kept before there were hours.
	topics.transform((list) => ({ topics: list, quietHours: null, digestAt: null })),
]);
/** By name; amounts as strings. */
const settings = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** How columns of files are read: by folded names, in their order, and what each holds. */
const fileMapping = z.strictObject({ name: z.string(), header: z.array(z.string()), columns: z.record(z.string(), z.string()) });
const savedRule = z.strictObject({ name: z.string(), text: z.string() }).nullable();

/** What /undo must do to take one write back: kept beside the audit entry, as JSON (amounts in minor units, as strings). */
export const inverseSchema = z.discriminatedUnion("kind", [
	/** Restore a price, if it is still the one that was set; `forced` when it was set although locked. */
	z.strictObject({ kind: z.literal("price"), itemId: z.uuid(), seenMinor: amount, restoreMinor: amount, forced: z.boolean().optional() }),
	/** Lock a price again, or unlock it, if it is still as it was set. */
	z.strictObject({ kind: z.literal("price-lock"), itemId: z.uuid(), locked: z.boolean() }),
	/** Move stock back by a delta; and an item's cost, if it is still the one that was set. */
	z.strictObject({
		kind: z.literal("stock"),
		itemId: z.uuid(),
		locationId: z.uuid(),
		delta: z.int(),
		/** The receipt that brought it, and what a copy had cost. */
		receiptId: z.uuid().optional(),
		unitCostMinor: amount.optional(),
		cost: z.strictObject({ seenMinor: amount, restoreMinor: amount.nullable() }).optional(),
	}),
	/** Carry stock back to where it came from. */
	z.strictObject({ kind: z.literal("transfer"), itemId: z.uuid(), fromId: z.uuid(), toId: z.uuid(), quantity: z.int() }),
	/** Give a location its former name, take it out of use or back into it. */
	z.strictObject({ kind: z.literal("location"), locationId: z.uuid(), seen: location, restore: location }),
	/** Let a till call a location as before, or nothing, if it still calls it so. */
	z.strictObject({ kind: z.literal("till-place"), locationId: z.uuid(), seen: text, restore: text }),
	/** Take a counter sale back: the copies return, the order is cancelled. */
	z.strictObject({ kind: z.literal("sale"), orderId: z.uuid() }),
	/** Take a closed ticket back, and what it took in with what that cost; or open a dropped one again. */
	z.strictObject({
		kind: z.literal("ticket"),
		ticketId: z.uuid(),
		tradeIns: z.array(
			z.strictObject({
				itemId: z.uuid(),
				locationId: z.uuid(),
				quantity: z.int(),
				unitCostMinor: amount,
				receiptId: z.uuid().optional(),
				cost: z.strictObject({ seenMinor: amount, restoreMinor: amount.nullable() }).optional(),
			}),
		),
	}),
	/** Take back what was sent, cancelled or taken in of an order. */
	z.strictObject({ kind: z.literal("order-event"), orderId: z.uuid(), eventId: z.uuid() }),
	/** Cancel an order that was taken by phone or mail. */
	z.strictObject({ kind: z.literal("order"), orderId: z.uuid() }),
	/** Let an order's line wait for its item again. */
	z.strictObject({ kind: z.literal("order-line"), orderId: z.uuid(), lineId: z.uuid(), itemId: z.uuid() }),
	/** Let an order's line wait for its item again that was ignored. */
	z.strictObject({ kind: z.literal("order-line-ignored"), orderId: z.uuid(), lineId: z.uuid() }),
	/** Let an order's line mean the item again that another was sold for. */
	z.strictObject({ kind: z.literal("order-line-swapped"), orderId: z.uuid(), lineId: z.uuid(), itemId: z.uuid() }),
	/** Let a marketplace's connection be as it was, if it is still as it was set. */
	z.strictObject({ kind: z.literal("connection"), connectionId: z.uuid(), seen: connectionState, restore: connectionState }),
	/** Let listings that a decision paired with items, or had ignored, be open again. */
	z.strictObject({ kind: z.literal("pairings"), connectionId: z.uuid(), decision: z.uuid() }),
	/** Move stock back that was corrected by what a marketplace shows. */
	z.strictObject({
		kind: z.literal("corrections"),
		connectionId: z.uuid(),
		moves: z.array(z.strictObject({ itemId: z.uuid(), locationId: z.uuid(), delta: z.int() })),
	}),
	/** Give listings their former own prices back, or none, each where it is still the one that was set; what was acknowledged there goes with it. */
	z.strictObject({
		kind: z.literal("listing-prices"),
		connectionId: z.uuid(),
		changes: z.array(
			z.strictObject({
				listingId: z.uuid(),
				was: amount.nullable(),
				now: amount.nullable(),
				ackedWas: amount.nullable(),
				ackedNow: amount.nullable(),
			}),
		),
	}),
	/** Push prices to a connection as before, if its settings are still as they were set. */
	z.strictObject({ kind: z.literal("prices-out"), connectionId: z.uuid(), seen: pricesOut, restore: pricesOut }),
	/** Push stock to a connection as before, if its settings are still as they were set. */
	z.strictObject({ kind: z.literal("push"), connectionId: z.uuid(), seen: pushSettings, restore: pushSettings }),
	/** Archive an item that was made, and take out the stock that it was made with. */
	z.strictObject({
		kind: z.literal("item"),
		itemId: z.uuid(),
		received: z.strictObject({ locationId: z.uuid(), quantity: z.int().positive() }).optional(),
	}),
	/** Bring an item back that was archived, or archive one that was brought back. */
	z.strictObject({ kind: z.literal("archive"), itemId: z.uuid(), archived: z.boolean() }),
	/** Give an edited item its former values, each only where it is still as it was set; `field` as inventory/item-fields.ts names it. */
	z.strictObject({ kind: z.literal("edit"), itemId: z.uuid(), changes: z.array(z.strictObject({ field: z.string(), was: text, now: text })) }),
	/** Take a picture away again, or bring it back. */
	z.strictObject({ kind: z.literal("image"), itemId: z.uuid(), imageId: z.uuid(), remove: z.boolean() }),
	/** Put an item's pictures back into their former order. */
	z.strictObject({ kind: z.literal("image-order"), itemId: z.uuid(), imageIds: z.array(z.uuid()) }),
	/** Set the shop's settings back, if they are still as they were set. */
	z.strictObject({ kind: z.literal("settings"), seen: settings, restore: settings }),
	/** Give a saved price rule back what it said, bring it back, or take it away again. */
	z.strictObject({ kind: z.literal("price-rule"), seen: savedRule, restore: savedRule }),
	/** Bring a removed mapping of files' columns back. */
	fileMapping.extend({ kind: z.literal("import-mapping"), mappingId: z.uuid() }),
	/** Give a saved mapping back what it said, or take it away again, if it is still as it was saved. */
	z.strictObject({ kind: z.literal("saved-mapping"), mappingId: z.uuid(), seen: fileMapping, restore: fileMapping.nullable() }),
	/** Give a member their former role. */
	z.strictObject({ kind: z.literal("member-role"), personId: z.uuid(), seen: role, restore: role }),
	/** Take a grant away again, or give it back. */
	z.strictObject({ kind: z.literal("member-grant"), personId: z.uuid(), permission: z.enum(GRANTABLE_PERMISSIONS), granted: z.boolean() }),
	/** Take a removed member in again. */
	z.strictObject({
		kind: z.literal("member"),
		personId: z.uuid(),
		role,
		grants: z.array(z.string()),
		source: z.enum(["founder", "invite", "mapped"]),
		mappedIn: z.uuid().nullable(),
	}),
	/** Tell a channel of what it was told before, if it is still told of what was set. */
	z.strictObject({ kind: z.literal("subscription"), workspaceId: z.uuid(), channelId: z.string(), seen: channelNews, restore: channelNews }),
	/** Void a token that was made. */
	z.strictObject({ kind: z.literal("token"), tokenId: z.uuid() }),
	/** Let a schedule run again, pause it or end it, if it is still as it was set. */
	z.strictObject({ kind: z.literal("schedule"), scheduleId: z.uuid(), seen: scheduleState, restore: scheduleState }),
	/** Map a platform's role as before. */
	z.strictObject({
		kind: z.literal("role-mapping"),
		workspaceId: z.uuid(),
		externalRoleId: z.string(),
		externalName: z.string().nullable().default(null),
		seen: mappedRole,
		restore: mappedRole,
	}),
]);

export type Inverse = z.output<typeof inverseSchema>;
