import { z } from "zod";

export const EVENT_KINDS = ["fulfilled", "cancelled", "returned"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/**
 * delta: so many more copies. level: so many in all. whole: all of the order, lines that are yet to come included: what was not sent is called off, what
 * was sent came back. gone: the order was deleted, so the same. restored: one such deletion is taken back.
 */
export type EventBasis = "delta" | "level" | "whole" | "gone" | "restored";

const copies = z.int().min(1).max(1_000_000);

/** What an event says of one line. */
export const eventLineSchema = z.strictObject({
	/** The line, by the marketplace's id of it; our own lines count "1", "2", …. */
	line: z.string().min(1).max(100),
	quantity: copies,
	/** What the marketplace had told of this line when a member acted: what it tells later may be the same copies. */
	seen: z.int().min(0).optional(),
	/** Returned copies come back as this item; null: they are written off; left out: as what was sold. */
	to: z.uuid().nullable().optional(),
});

/** What came of an event: copies of a line, and where they left from or came back to. */
export const eventEffectSchema = z.strictObject({
	line: z.string(),
	quantity: copies,
	/** Null where no item was known: then nothing moved. */
	itemId: z.uuid().nullable(),
	locationId: z.uuid().nullable(),
	/** Of them, copies that were not in the books and were put there first. */
	missing: z.int().min(0).optional(),
	writtenOff: z.boolean().optional(),
});

export type EventLine = z.output<typeof eventLineSchema>;
export type EventEffect = z.output<typeof eventEffectSchema>;

/** A fulfilment, cancellation or return, as it is kept. */
export interface OrderEvent {
	readonly id: string;
	readonly kind: EventKind;
	readonly basis: EventBasis;
	/** By a member here, not by the marketplace. */
	readonly isOurs: boolean;
	/** It happened before our connection was made, to an order of that time: what left the shop then is in nobody's count. */
	readonly isBefore: boolean;
	readonly createdAt: Date;
	/** By the marketplace's clock; null where it does not say. */
	readonly happenedAt: Date | null;
	readonly appliedAt: Date | null;
	readonly undoneAt: Date | null;
	readonly lines: readonly EventLine[];
	readonly effect: readonly EventEffect[];
}
