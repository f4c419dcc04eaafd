import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { lockPrice } from "./lock-price.ts";

/** `locked` is what the write that is taken back had set. */
const inputSchema = z.strictObject({ itemId: z.uuid(), locked: z.boolean() });

/**
 * Takes back that a price was locked or unlocked; tells how it is now.
 * @throws DomainError conflict when somebody did so before
 */
export async function undoPriceLock(
	scope: VendorScope<"pricing.write" | "inventory.read">,
	input: z.input<typeof inputSchema>,
): Promise<{ sku: string; locked: boolean }> {
	const { itemId, locked } = parseInput(inputSchema, input);
	const { sku, changeNumber } = await lockPrice(scope, { itemId, locked: !locked, source: "undo" });
	if (changeNumber === null) throw new DomainError("conflict", say.undoLockDrift({ sku, locked: !locked }));
	return { sku, locked: !locked };
}
