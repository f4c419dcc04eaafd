import { z } from "zod";
import { CATEGORIES } from "../categories.ts";
import { ENCODINGS } from "../files/detect-encoding.ts";
import { IMPORT_FORMATS } from "../import-formats/import-format.ts";
import { itemFilterSchema } from "../item-filter-schema.ts";
import { itemEditSchema } from "../items/item-edit-schema.ts";
import { priceRuleSchema } from "../price-rules/price-rule.ts";
import { savedRuleUseSchema } from "../price-rules/saved-rule-use.ts";
import { planLimitsSchema } from "./plan-limits.ts";
import { planTallySchema } from "./plan-tally.ts";

export const OPERATION_STATUSES = ["draft", "previewed", "queued", "running", "done", "cancelled", "failed", "undone"] as const;
const OPERATION_KINDS = ["price", "edit", "import", "undo"] as const;
export const ERROR_POLICIES = ["reject-all", "reject-rows", "ignore"] as const;

/** What an operation works on. */
export const operationSourceSchema = z.discriminatedUnion("kind", [
	itemFilterSchema.extend({ kind: z.literal("filter") }),
	z.strictObject({
		kind: z.literal("file"),
		name: z.string(),
		bytes: z.int().min(0),
		/** The columns as they stand in the file. */
		header: z.array(z.string()),
		delimiter: z.enum([",", ";", "\t"]),
		/** The byte, and the line, where the first record begins. */
		start: z.int(),
		startLine: z.int(),
		/** As what it was read; it is kept in UTF-8. */
		encoding: z.enum(ENCODINGS).default("utf-8"),
		format: z.enum(IMPORT_FORMATS).default("omni"),
		/** By place, what each column holds; without, our own columns by their names. */
		roles: z.array(z.string().nullable()).optional(),
		/** The saved mapping that it was read by. */
		mapping: z.string().optional(),
		/** What becomes of quantities; null while nobody has chosen. */
		quantities: z.enum(["set", "add"]).nullable().default("set"),
		/** Of new items whose line names none. */
		category: z.enum(CATEGORIES).optional(),
		/** Where all its copies lie, whatever its lines say. */
		location: z.strictObject({ id: z.uuid(), name: z.string() }).optional(),
	}),
	/** `touches` is what the undone operation wrote: prices alone; what a file brings, stock and new items among it; or what an edit changes. */
	z.strictObject({ kind: z.literal("operation"), number: z.int(), touches: z.enum(["prices", "stock", "items"]) }),
]);

/** What it does to it. `saved`: of a schedule alone, whose price rule is looked up anew for each run. */
export const operationChangeSchema = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("reprice"), rule: priceRuleSchema, saved: savedRuleUseSchema.optional() }),
	z.strictObject({ kind: z.literal("import") }),
	itemEditSchema.extend({ kind: z.literal("edit"), saved: savedRuleUseSchema.optional() }),
	/** `auto`: of an operation that stopped, and so it waits for nobody. */
	z.strictObject({ kind: z.literal("restore"), auto: z.literal(true).optional() }),
]);

/** Why a plan was made once more. */
const againSchema = z.discriminatedUnion("why", [
	z.strictObject({ why: z.literal("expired") }),
	z.strictObject({ why: z.literal("moved"), rows: z.int() }),
	z.strictObject({ why: z.literal("settings") }),
]);
export type PlannedAgain = z.output<typeof againSchema>;

const planCursorSchema = z.strictObject({
	kind: z.literal("plan"),
	/** False while the rows of an earlier plan are taken away. */
	cleared: z.boolean(),
	/** The last item looked at. */
	after: z.uuid().nullable(),
	/** Of all chunks so far, each folded into the one before. */
	hash: z.string(),
	tally: planTallySchema,
	/** Null before the first chunk. */
	limits: planLimitsSchema.nullable().default(null),
	again: againSchema.nullable(),
	/** Where the file goes on: always at the start of a record. Null: at the first. */
	file: z
		.strictObject({
			offset: z.int(),
			line: z.int(),
			/** A product whose variants may stand on the lines behind. */
			carried: z.strictObject({ handle: z.string(), title: z.string() }).nullable().default(null),
		})
		.nullable(),
});
export type PlanCursor = z.output<typeof planCursorSchema>;

const runCursorSchema = z.strictObject({
	kind: z.literal("run"),
	/** Rows up to this item are done, or marked as moved. */
	after: z.uuid().nullable(),
	/** When its messages were last told, in milliseconds since 1970. */
	toldAt: z.int(),
});

const summarySchema = z.strictObject({ tally: planTallySchema, limits: planLimitsSchema.nullable().default(null), again: againSchema.nullable() });

/** A bulk operation as its row keeps it, with its JSON checked. */
export const bulkOperationSchema = z.strictObject({
	id: z.string(),
	createdAt: z.date(),
	number: z.int(),
	kind: z.enum(OPERATION_KINDS),
	status: z.enum(OPERATION_STATUSES),
	source: operationSourceSchema,
	change: operationChangeSchema,
	planHash: z.string().nullable(),
	summary: summarySchema.nullable(),
	cursor: z.discriminatedUnion("kind", [planCursorSchema, runCursorSchema]).nullable(),
	rowsTotal: z.int(),
	rowsDone: z.int(),
	rowsSkipped: z.int(),
	slice: z.int(),
	createdBy: z.string(),
	/** As whom it runs. While it is previewed: who has confirmed it first, where a second member must. */
	confirmedBy: z.string().nullable(),
	approvedBy: z.string().nullable(),
	/** When somebody last had it go on since it was begun: confirmed it, took it over, or had it planned anew. */
	askedAt: z.date().nullable(),
	/** Its person left the team: it stands still until a member takes it over. */
	heldSince: z.date().nullable(),
	undoesId: z.string().nullable(),
	/** What becomes of rows that can't be done whole: none is done; these are left out; or of these is done what can be. */
	errorPolicy: z.enum(ERROR_POLICIES),
	/** The schedule that began it. */
	scheduleId: z.string().nullable(),
	expiresAt: z.date().nullable(),
	finishedAt: z.date().nullable(),
	error: z.string().nullable(),
});

export type BulkOperation = z.output<typeof bulkOperationSchema>;
export type OperationKind = BulkOperation["kind"];
export type ErrorPolicy = BulkOperation["errorPolicy"];
export type OperationSource = BulkOperation["source"];
export type OperationChange = BulkOperation["change"];
