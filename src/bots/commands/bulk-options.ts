import { ERROR_POLICIES } from "../../domain/inventory/operations/bulk-operation.ts";
import { filterOptions } from "./filter-options.ts";
import { optionalChoice, optionalText } from "./option.ts";

/** Which items a bulk command takes: the filters of /find, or a list. */
export function bulkFilterOptions() {
	return {
		...filterOptions({ words: "Only items that have all these words or beginnings of words; typos find nothing here" }),
		skus: optionalText("Only these SKUs, with commas or blanks between them", { max: 6000 }),
	};
}

/** What a bulk command does about rows that can't be done whole. */
export function errorsOption() {
	return optionalChoice("Rows that can't be done: reject-all does none, reject-rows leaves them out, ignore does what it can", ERROR_POLICIES);
}
