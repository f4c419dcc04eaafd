import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import { maySeeCost } from "../../core/permissions/may-see-cost.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { isGraded } from "../categories/is-graded.ts";
import { auditItemChanges } from "../items/audit-item-changes.ts";
import { compareItemFields } from "../items/compare-item-fields.ts";
import { describeItemChanges } from "../items/describe-item-changes.ts";
import { editItemFields } from "../items/edit-item-fields.ts";
import { itemDetails } from "../items/item-details.ts";
import { type ItemFields, itemFields } from "../items/item-fields.ts";
import { getItem } from "../selectors/get-item.ts";
import { listLevels } from "../selectors/list-levels.ts";
import { holdItem } from "./hold-item.ts";
import { lockItem } from "./lock-item.ts";
import { writeItemFields } from "./write-item-fields.ts";

const inputSchema = z.strictObject({
	itemId: z.uuid(),
	/** The version that the person looked at; left out, whatever is there is changed. */
	seen: z.int().min(1).optional(),
	title: itemDetails.title.optional(),
	category: z.string().optional(),
	condition: z.string().optional(),
	/** The ones that change; null takes one away. */
	attributes: z.record(z.string(), z.string().nullable()).default({}),
	costMinor: itemDetails.costMinor.nullish(),
	barcode: itemDetails.barcode.nullish(),
	notes: itemDetails.notes.nullish(),
	lowStockThreshold: itemDetails.lowStockThreshold.nullish(),
	bin: z.strictObject({ locationId: z.uuid(), bin: itemDetails.bin.nullable() }).optional(),
});

interface Edited {
	/** What changed, for people to read; empty when it was all so already. */
	changes: ReturnType<typeof describeItemChanges>;
	version: number;
	/** What [Undo] carries; null when nothing was written. */
	changeNumber: bigint | null;
}

/**
 * Changes what is given of an item and nothing else.
 * @throws DomainError not_found, also when it is archived; invalid_input for values that its category does not take; conflict when somebody
 * changed it since `seen`, with both values, or when it would be a graded copy and there are several
 */
export async function editItem(scope: VendorScope<"item.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<Edited> {
	const { itemId, seen, ...edit } = parseInput(inputSchema, input);
	// What becomes a graded copy must not get others meanwhile.
	await (isGraded(edit.attributes) ? holdItem : lockItem)(scope, { itemId });
	const item = await getItem(scope, { itemId });
	if (item.archivedAt) throw new DomainError("not_found", say.itemArchived({ sku: item.sku }), { hint: say.itemArchivedHint({ sku: item.sku }) });
	const levels = await listLevels(scope, { itemId });
	const before = itemFields(item, levels);
	const after = editItemFields(before, fieldsOf(edit));
	const wanted = compareItemFields(before, after);
	const tell = { vendor: await getVendor(scope), levels, seesCost: maySeeCost(scope) };
	if (wanted.length === 0) return { changes: [], version: item.version, changeNumber: null };
	if (seen !== undefined && seen !== item.version) {
		throw new DomainError("conflict", say.editStale({ sku: item.sku, seen, now: item.version, fields: describeItemChanges(wanted, tell) }), {
			hint: say.editStaleHint({ now: item.version }),
			again: { label: say.overwriteLabel(), options: { seen: String(item.version) } },
		});
	}
	const changes = await writeItemFields(scope, { item, before, after });
	const changeNumber = await recordAudit(scope, {
		action: "edit-item",
		subjectKind: "item",
		subjectId: itemId,
		...auditItemChanges(changes),
		inverse: { kind: "edit", itemId, changes: [...changes] },
	});
	return { changes: describeItemChanges(changes, tell), version: item.version + 1, changeNumber };
}

type Edit = Omit<z.output<typeof inputSchema>, "itemId" | "seen">;

/** The same as fields, where what was not given is not there. */
function fieldsOf({ attributes, costMinor, lowStockThreshold, bin, ...plain }: Edit): ItemFields {
	const given = {
		...plain,
		cost: costMinor === undefined ? undefined : (costMinor?.toString() ?? null),
		"low-stock": lowStockThreshold === undefined ? undefined : (lowStockThreshold?.toString() ?? null),
		...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`attribute:${name}`, value])),
		...(bin && { [`bin:${bin.locationId}`]: bin.bin }),
	};
	return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string | null] => entry[1] !== undefined));
}
