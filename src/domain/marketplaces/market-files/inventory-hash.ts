import type { JudgedInventory } from "./judge-inventory.ts";
import { planHash } from "./plan-hash.ts";

/** What a person confirms of an inventory export: the file, what became of the last upload, and what is taken to be sold or left alone. */
export function inventoryHash(body: Uint8Array, { upload, sold, doubtful }: JudgedInventory): string {
	return planHash(body, [upload, sold.map(({ line, copies }) => [line.externalId, copies]), doubtful]);
}
