import type { There } from "../selectors/list-there.ts";
import type { InventoryLine } from "./market-file.ts";

/** The last upload file since the inventory before: what it adds, by listing, and what the seller said became of it. */
export interface LastUpload {
	number: number;
	status: "offered" | "uploaded";
	deltas: Readonly<Record<string, number>>;
}

/** A line that shows fewer copies than should stand there. */
export interface SoldLine {
	line: InventoryLine;
	there: There;
	copies: number;
}

export interface JudgedInventory {
	/** What became of the last upload file by the looks of it; open: nothing tells, and it matters; null: there is none, or none of it is in the file. */
	upload: "uploaded" | "discarded" | "open" | null;
	sold: SoldLine[];
	/** Lines that show what they should; that show more; that are told of for the first time; that ours had sold from since, and that show more all the same. */
	same: number;
	more: number;
	fresh: number;
	/** The last of these, by their ids: the file may be older than those orders. They are left alone this once. */
	doubtful: string[];
}

interface Judging {
	lines: readonly InventoryLine[];
	there: ReadonlyMap<string, There>;
	upload: LastUpload | null;
}

/**
 * What an inventory export tells beside what should stand there: fewer copies were sold. Whether the last upload file went live is told by the lines that it
 * changed: none shows more than could be there, and the fewest sales explain the rest. So a file that was never uploaded is not taken for sales.
 */
export function judgeInventory({ lines, there, upload }: Judging): JudgedInventory {
	const decided = upload && decideUpload({ lines, there, upload });
	const judged: JudgedInventory = { upload: decided, sold: [], same: 0, more: 0, fresh: 0, doubtful: [] };
	for (const line of lines) {
		const known = there.get(line.externalId);
		if (!known || known.seen === null) {
			judged.fresh++;
			continue;
		}
		const [live, idle] = expected(known, known.seen, upload);
		const wanted = decided === "uploaded" ? live : decided === "discarded" ? idle : known.seen;
		if (line.quantity === wanted) judged.same++;
		else if (line.quantity < wanted) judged.sold.push({ line, there: known, copies: wanted - line.quantity });
		else if (known.soldThere > 0) judged.doubtful.push(line.externalId);
		else judged.more++;
	}
	return judged;
}

function decideUpload({ lines, there, upload }: Judging & { upload: LastUpload }): JudgedInventory["upload"] {
	const [live, idle] = [
		{ beyond: 0, sold: 0 },
		{ beyond: 0, sold: 0 },
	];
	let isTold = false;
	for (const { externalId, quantity } of lines) {
		const known = there.get(externalId);
		if (!known || known.seen === null || !known.listingId || !Object.hasOwn(upload.deltas, known.listingId)) continue;
		isTold = true;
		const wanted = expected(known, known.seen, upload);
		for (const [tally, copies] of [
			[live, wanted[0]],
			[idle, wanted[1]],
		] as const) {
			if (quantity > copies) tally.beyond++;
			tally.sold += Math.max(0, copies - quantity);
		}
	}
	if (!isTold) return null;
	const more = live.beyond - idle.beyond || live.sold - idle.sold;
	if (more !== 0) return more < 0 ? "uploaded" : "discarded";
	return upload.status === "uploaded" ? "uploaded" : "open";
}

/** Copies that should stand there if the upload file went live, and if it did not. What was seen has it in it once the seller said so. */
function expected({ listingId }: There, seen: number, upload: LastUpload | null): [live: number, idle: number] {
	const delta = (listingId && upload?.deltas[listingId]) || 0;
	return upload?.status === "uploaded" ? [seen, Math.max(0, seen - delta)] : [Math.max(0, seen + delta), seen];
}
