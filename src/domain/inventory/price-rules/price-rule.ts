import { z } from "zod";
import { CATEGORIES } from "../categories.ts";

/** Minor units, as a string: JSON has no bigint. */
const amount = z.string().regex(/^\d{1,15}$/);

/** Parts per million of the price: +5 % is 50000. */
const percent = z.strictObject({ by: z.literal("percent"), ppm: z.int().min(-1_000_000).max(10_000_000) });
const difference = z.strictObject({ by: z.literal("amount"), minor: z.string().regex(/^-?\d{1,15}$/) });
const fixed = z.strictObject({ by: z.literal("fixed"), minor: amount });
/** From the item's market price, where it has one that is not too old. */
const market = z.strictObject({ by: z.literal("market"), move: z.discriminatedUnion("by", [percent, difference]) });

/** Which items a line of a list is for: all parts must hold, and any value of a part. With none it is for all. */
const conditionSchema = z.strictObject({
	conditions: z.array(z.string()).min(1).optional(),
	categories: z.array(z.enum(CATEGORIES)).min(1).optional(),
	finishes: z.array(z.string()).min(1).optional(),
	/** ISO 639-1. */
	languages: z.array(z.string()).min(1).optional(),
	/** Of the price as it is seen, both ends included. */
	from: amount.optional(),
	to: amount.optional(),
});

const lineSchema = z.strictObject({
	when: conditionSchema,
	effect: z.discriminatedUnion("by", [
		percent,
		difference,
		fixed,
		market,
		/** Left for a person to decide. */
		z.strictObject({ by: z.literal("ask") }),
		z.strictObject({ by: z.literal("keep") }),
	]),
});

/** Lines that a rule may have. */
export const MOST_LINES = 50;

/** How a reprice makes a new price of an old one; what the operation's row keeps. The steps follow one another: adjust, round, ceiling, floor, margin. */
export const priceRuleSchema = z.strictObject({
	adjust: z.discriminatedUnion("by", [
		percent,
		difference,
		fixed,
		market,
		/** The first line that is for an item decides; an item that none is for stays. */
		z.strictObject({ by: z.literal("list"), lines: z.array(lineSchema).min(1).max(MOST_LINES) }),
	]),
	/** To the nearest multiple of `step` plus `ending`, halves up: step 100 and ending 99 for ".99". */
	round: z.strictObject({ step: amount, ending: amount }).nullable(),
	floor: amount.nullable(),
	ceiling: amount.nullable(),
	/** No price below cost and so many parts per million of it; an item without a cost keeps what the other steps make. */
	margin: z.int().min(0).max(10_000_000).optional(),
	/** Changes smaller than so many parts per million of the price are not made. */
	skip: z.int().min(1).max(1_000_000).optional(),
});

export type PriceRule = z.output<typeof priceRuleSchema>;
export type RuleLine = z.output<typeof lineSchema>;
export type RuleCondition = z.output<typeof conditionSchema>;
/** What makes a price. */
export type Adjustment = Exclude<RuleLine["effect"], { by: "ask" | "keep" }>;
