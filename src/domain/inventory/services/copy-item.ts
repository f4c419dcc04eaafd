import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getItem } from "../selectors/get-item.ts";
import { createItem } from "./create-item.ts";

const inputSchema = z.strictObject({
	/** The item that is the same product. */
	itemId: z.uuid(),
	/** The copy's own. */
	sku: z.string(),
	condition: z.string().optional(),
	language: z.string().optional(),
	finish: z.string().optional(),
	/** Minor units; the same price when left out. */
	priceMinor: z.bigint().min(0n).optional(),
	quantity: z.int().min(0).default(0),
	duplicate: z.boolean().default(false),
});

/** What is said of one copy, or of one condition, and not of the product. */
const OF_THE_COPY = ["signed", "altered", "graded", "grader", "grade", "cert_number", "tcgplayer_sku_id"];

/**
 * Makes an item that is the same product as another, in its own condition, language or finish. What one copy cost is not known of the other.
 * @throws DomainError not_found; and what createItem throws
 */
export async function copyItem(
	scope: VendorScope<"item.write" | "stock.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): ReturnType<typeof createItem> {
	const { itemId, sku, condition, language, finish, priceMinor, quantity, duplicate } = parseInput(inputSchema, input);
	const item = await getItem(scope, { itemId });
	if (item.archivedAt) throw new DomainError("not_found", say.itemArchived({ sku: item.sku }), { hint: say.itemArchivedHint({ sku: item.sku }) });
	const dropped = condition === undefined ? OF_THE_COPY : [...OF_THE_COPY, "completeness"];
	const ofTheProduct = Object.entries(item.attributes).filter(([name]) => !dropped.includes(name));
	return createItem(scope, {
		sku,
		title: item.title,
		category: item.category,
		condition: condition ?? item.condition,
		attributes: { ...Object.fromEntries(ofTheProduct), ...(language !== undefined && { language }), ...(finish !== undefined && { finish }) },
		priceMinor: priceMinor ?? item.priceMinor,
		...(item.barcode !== null && { barcode: item.barcode }),
		quantity,
		duplicate,
	});
}
