import type { ReadScope } from "../../core/permissions/scopes.ts";
import { type JudgedInventory, judgeInventory, type LastUpload } from "../market-files/judge-inventory.ts";
import type { InventoryLine } from "../market-files/market-file.ts";
import { findLastUpload } from "./find-last-upload.ts";
import { listThere } from "./list-there.ts";

export interface PreviewedInventory extends JudgedInventory {
	/** The upload file that was judged. */
	last: (LastUpload & { id: string }) | null;
}

/** What an inventory export tells beside what should stand there. */
export async function previewInventory(
	scope: ReadScope<"market.read" | "inventory.read">,
	{ connectionId, lines }: { connectionId: string; lines: readonly InventoryLine[] },
): Promise<PreviewedInventory> {
	const there = await listThere(scope, { connectionId, externalIds: lines.map(({ externalId }) => externalId) });
	const row = await findLastUpload(scope, { connectionId });
	const last = row && { id: row.id, number: row.number, status: row.status === "uploaded" ? ("uploaded" as const) : ("offered" as const), deltas: row.deltas };
	return { ...judgeInventory({ lines, there, upload: last }), last };
}
