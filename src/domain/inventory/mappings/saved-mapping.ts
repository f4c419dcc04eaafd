import { z } from "zod";

/** What each column of a saved mapping holds, by the column's folded name. */
export const mappingColumnsSchema = z.record(z.string(), z.string());

/** A shop's saved mapping. */
export interface SavedMapping {
	id: string;
	name: string;
	/** Folded names of the columns that it was saved for, in their order. */
	header: readonly string[];
	columns: z.output<typeof mappingColumnsSchema>;
}
