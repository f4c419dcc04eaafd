import type { BulkOperation } from "../../operations/bulk-operation.ts";

/** The rows of a chunk: behind `after`, up to and with `upTo`. */
export interface ChunkOfRows {
	operation: BulkOperation;
	after: string | null;
	upTo: string;
}

/** How many of them were done, and how many were left alone because their value had moved. */
export interface AppliedChunk {
	done: number;
	moved: number;
}
